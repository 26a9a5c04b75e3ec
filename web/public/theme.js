// Applies the chosen colours before anything is drawn, so that nothing flashes. Not a module: a
// module would run too late.
document.documentElement.dataset.theme = localStorage.getItem('theme') ?? 'auto';
