// Demos on any page: with this script from the course's address, <nb-demo> works there.
//
//   <script type="module" src="https://COURSE/embed/nabla-embed.js"></script>
//   <nb-demo src="01-introduction/one-neuron" theme="dark"></nb-demo>

import './ground.js';
import '../components/nb-demo.js';
