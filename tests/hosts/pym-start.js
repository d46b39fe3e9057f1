new pym.Parent("report", document.currentScript.dataset.embed, { title: "The 2024 outlook" });
