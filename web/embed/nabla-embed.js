// Demos and exercises on any page: with this script from the course's address, <nb-demo> and
// <nb-exercise> work there.
//
//   <script type="module" src="https://COURSE/embed/nabla-embed.js"></script>
//   <nb-demo src="01-introduction/one-neuron" theme="dark"></nb-demo>

import './ground.js';

// Loaded only now: their styles are made of what ground.js says.
import('../components/nb-demo.js');
if (document.querySelector('nb-exercise')) import('../components/nb-exercise.js');
