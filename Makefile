# One command each, and `make test` for all. Each installs what it needs (`./setup.sh`, `./setup.sh test`).
ALMANAC_TOOLS ?= $(if $(XDG_CACHE_HOME),$(XDG_CACHE_HOME),$(HOME)/.cache)/almanac
export ALMANAC_TOOLS
export PATH := $(ALMANAC_TOOLS)/bin:$(ALMANAC_TOOLS)/node_modules/.bin:$(PATH)
export TRUNK_SKIP_VERSION_CHECK := true
# Written by the set-up where the wasm target needs another compiler than the usual one.
-include $(ALMANAC_TOOLS)/toolchain.mk
# Formatting and lints stay with the usual one.
usual := env -u RUSTUP_TOOLCHAIN
port ?= 8080

.PHONY: setup setup-test build release serve dev test format lint native docs browser measures pictures budgets size fuzz

# What building needs.
setup:
	./setup.sh

# What the tests need as well.
setup-test:
	./setup.sh test

# The folder to host, made again only when something that goes into it has changed.
inputs := $(shell find Cargo.toml Cargo.lock Trunk.toml assemble.sh build.sh setup.sh content public src stand-ins style -type f)
built := target/dist.stamp
ifeq ($(wildcard dist/index.html),)
.PHONY: $(built)
endif
$(built): $(inputs)
	./setup.sh
	./build.sh
	touch $@

build: $(built)

# One program with the client in it, which needs nothing beside it: target/release/almanac.
# ALMANAC_CLIENT has cargo compile the program anew where it was compiled before there was a client.
release: build
	ALMANAC_CLIENT=embedded cargo build --release --locked

# The folder, served as a host would.
serve: build
	cargo run --quiet --locked -- serve dist --port $(port)

# Live: a change in content, style or code shows in the open page.
dev: setup
	trunk serve --port $(port)

test: format build budgets lint native docs browser

# Every shipped file against its byte budget.
budgets: build
	./budgets.sh

# What is in the client, by crate and by function.
size: build
	./setup.sh size
	./size.sh

# Random changes of the fixtures as bundles and as documents, for 10 minutes each. It needs a nightly compiler.
fuzz:
	./setup.sh fuzz
	cargo +nightly fuzz run bundle fuzz/corpus/bundle tests/fixtures content -- -max_total_time=600 -timeout=25
	cargo +nightly fuzz run import fuzz/corpus/import tests/fixtures/import -- -max_total_time=600 -timeout=25

format: setup
	$(usual) cargo fmt --check

lint: setup-test
	tsc
	stylelint --config-basedir "$(ALMANAC_TOOLS)" 'style/*.css'
	$(usual) cargo clippy --quiet --locked --all-targets -- -D warnings
	cargo clippy --quiet --locked --lib --target wasm32-unknown-unknown --no-default-features --features hydrate -- -D warnings

native: setup-test
	cargo test --quiet --locked --test native

docs: setup
	RUSTDOCFLAGS='-D warnings' cargo doc --quiet --locked --no-deps --document-private-items

browser: setup-test build
	cargo test --quiet --locked --test browser

# How soon the page is painted and how quickly it searches where the processor is four times slower.
measures: setup-test build
	ENGINES=chromium cargo test --quiet --locked --test browser -- --ignored --test-threads 1 --nocapture measures

# Pictures of the page at every width and in every state, in target/pictures; those of the README and docs are among them.
pictures: setup-test build
	cargo test --quiet --locked --test browser -- --ignored pictures
	cp target/pictures/1280-light-window.png docs/page.png
	cp target/pictures/preview.png target/pictures/preview-errors.png docs/
