<?php
/**
 * Prints what WordPress shows of a post whose text is one address: it looks for oEmbed at the address, fetches the
 * answer, takes away what it does not allow, and adds the script that such frames need.
 *
 *   php wordpress.php FOLDER ADDRESS <SERVED
 *
 * FOLDER holds WordPress, which is loaded whole and unchanged. SERVED is what there is to fetch, as a JSON object of
 * addresses and contents; like on a host of plain files, a query changes nothing.
 *
 * Two things stand in for others: a database in which nothing is found, and the network, by a filter that WordPress
 * has for that. The set-up puts an empty wp-content/db.php into FOLDER, without which WordPress asks for MySQL.
 */
list( , $folder, $address ) = $argv;
$served = json_decode( stream_get_contents( STDIN ), true, 512, JSON_THROW_ON_ERROR );

define( 'ABSPATH', "$folder/" );
define( 'WP_INSTALLING', true ); // No site is installed, and none is asked for.
$table_prefix = 'wp_';
$_SERVER     += array( 'HTTP_HOST' => 'intranet.example.org' );

require ABSPATH . 'wp-includes/class-wpdb.php';
$wpdb = new class() extends wpdb {
	public function __construct() {
		$this->ready = true;
	}
	public function query( $query ) {
		$this->flush();
		return 0;
	}
	public function _real_escape( $data ) {
		return $this->add_placeholder_escape( addslashes( $data ) );
	}
	protected function get_table_charset( $table ) {
		return 'utf8mb4';
	}
	public function get_col_charset( $table, $column ) {
		return 'utf8mb4';
	}
	public function db_server_info() {
		return '8.0';
	}
};
require ABSPATH . 'wp-settings.php';

add_filter(
	'pre_http_request',
	function ( $ignored, $request, $url ) use ( $served ) {
		$content = $served[ strtok( $url, '?' ) ] ?? null;
		return array(
			'response' => array( 'code' => null === $content ? 404 : 200 ),
			'body'     => substr( (string) $content, 0, $request['limit_response_size'] ?? PHP_INT_MAX ),
		);
	},
	10,
	3
);
add_filter( 'script_loader_src', 'wp_make_link_relative' );

$post = new WP_Post( (object) array( 'ID' => 1, 'filter' => 'raw' ) );
echo apply_filters( 'the_content', $address );
print_footer_scripts();
