//! Messages with placeholders.

/// Replaces the placeholders of a message: `{n} of {total}` with values for `n` and `total`. Values are not searched for
/// placeholders.
pub fn fill(message: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let slot = after.split_once('}').and_then(|(name, after)| {
            let (_, value) = values.iter().find(|(slot, _)| *slot == name)?;
            Some((*value, after))
        });
        let (value, after) = slot.unwrap_or(("{", after));
        filled.push_str(value);
        rest = after;
    }
    filled.push_str(rest);
    filled
}
