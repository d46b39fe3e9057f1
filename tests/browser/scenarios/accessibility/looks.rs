//! Scripts that measure how something looks: its contrast, its indicator of focus, its size.

/// Colours as a page draws them, and the contrast between two of them.
pub const COLOURS: &str = "
    const channels = (colour) => {
        const numbers = colour.match(/[\\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
        const scale = colour.startsWith('color(') ? 255 : 1;
        return [...numbers.slice(0, 3).map((n) => n * scale), numbers[3] ?? 1];
    };
    const light = (colour) => channels(colour).slice(0, 3)
        .map((n) => n / 255).map((n) => n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4)
        .reduce((sum, n, i) => sum + n * [0.2126, 0.7152, 0.0722][i], 0);
    const contrast = (a, b) => {
        const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
        return (high + 0.05) / (low + 0.05);
    };
    const ground = (element) => {
        for (let at = element; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (channels(colour)[3] === 1) return colour;
        }
        return 'rgb(255, 255, 255)';
    };
";

/// What is wrong with the indicator of what has the focus, or nothing.
/// An outline is drawn around the element, so the ground it must differ from is its parent's.
pub const INDICATOR: &str = "
    const indicator = (element) => {
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2)
            return `has the outline ${style.outlineWidth} ${style.outlineStyle}`;
        const ratio = contrast(style.outlineColor, ground(element.parentElement));
        if (ratio < 3) return `has an outline of contrast ${ratio.toFixed(2)}`;
        if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
            return `has the focus out of view, at ${box.top}`;
        const x = Math.min(Math.max((box.left + box.right) / 2, 1), innerWidth - 1);
        const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 12), 1), innerHeight - 1);
        const rects = [...element.getClientRects()];
        const seen = [[x, y], ...rects.map((r) => [r.left + Math.min(r.width / 2, 8), r.top + r.height / 2])]
            .some(([x, y]) => element.contains(document.elementFromPoint(x, y)));
        return seen ? null : 'has the focus and is covered';
    };
";
