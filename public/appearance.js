// Applies a kept choice of appearance before the first paint. Storage may be refused.
try {
  const appearance = localStorage.getItem("almanac:appearance");
  if (appearance) document.documentElement.dataset.appearance = appearance;
} catch {}
