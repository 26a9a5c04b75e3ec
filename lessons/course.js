// The course: twelve lectures and an advanced example, in order. A lecture is open when its folder
// has a lesson.md; until then its page says what it will hold.

/** @typedef {{slug: string, title: string, holds: string}} Lecture */

/** @type {Lecture[]} */
export const lectures = [
  {
    slug: '01-introduction',
    title: 'Introduction',
    holds:
      'One neuron, then many: weights and biases by hand, until a small network draws the shape you want. ' +
      'A deep network with random weights shows how rich a picture a simple formula can make.',
  },
  {
    slug: '02-training',
    title: 'Training a network',
    holds:
      'Learning is fitting: walk down a cost landscape that you can turn, and see the noise of small batches. ' +
      'A network learns a curve, and you measure how many neurons and samples that takes.',
  },
  {
    slug: '03-backpropagation',
    title: 'Backpropagation',
    holds:
      'One update of a tiny network under the microscope, every number with its formula. ' +
      'Then networks learn functions of two variables, live, and you look into those that fail.',
  },
  {
    slug: '04-analyzing-networks',
    title: 'Looking into a network',
    holds:
      'A network memorises a picture, and you switch its neurons off one by one to see what each is for. ' +
      'Networks are written in the words of Keras from here on.',
  },
  {
    slug: '05-image-classification',
    title: 'Image classification',
    holds:
      'Handwritten digits: draw one, and see ten probabilities. ' +
      'Softmax and cross-entropy, overfitting and what helps against it, and a gallery of mistakes.',
  },
  {
    slug: '06-convolutional-networks',
    title: 'Convolutional networks and autoencoders',
    holds:
      'A kernel slides over a picture, and what it finds does not depend on where it stands. ' +
      'An autoencoder presses pictures through a bottleneck of a few numbers, which you can turn by hand.',
  },
  {
    slug: '07-t-sne-and-optimizers',
    title: 't-SNE and adaptive gradient descent',
    holds:
      'Points in many dimensions find their places on a plane, drawn by forces that you can see. ' +
      'Momentum, AdaGrad, RMSprop and Adam race through valleys and over saddles.',
  },
  {
    slug: '08-recurrent-networks',
    title: 'Recurrent networks and LSTM',
    holds:
      'Networks with a memory: why gradients vanish in time, and how gates keep what matters. ' +
      'A network watches one particle and predicts another that it does not see.',
  },
  {
    slug: '09-reinforcement-learning',
    title: 'Word vectors and reinforcement learning',
    holds:
      'Words become arrows, and similar words point the same way. ' +
      'Then learning without a teacher: a random walker and a maze, by the policy gradient.',
  },
  {
    slug: '10-policy-gradient',
    title: 'Policy gradient, AlphaGo, Q learning',
    holds:
      'A network chooses the moves, and a baseline calms the noise of its gradient. ' +
      'Self-play with tree search at the size of a small board, and the value of a state.',
  },
  {
    slug: '11-boltzmann-machines',
    title: 'Q learning and Boltzmann machines',
    holds:
      'Values spread over a grid world like heat. ' +
      'A restricted Boltzmann machine learns a distribution from samples, and dreams up new ones.',
  },
  {
    slug: '12-applications-in-science',
    title: 'Applications in science',
    holds:
      'Networks that read weak measurements of a qubit, respect symmetries and conserve energy. ' +
      'Where machine learning helps in physics, and a template for a project of your own.',
  },
  {
    slug: '13-quantum-feedback',
    title: 'Quantum feedback by reinforcement learning',
    holds:
      'The advanced example: an agent learns to protect a quantum memory from noise by measuring it. ' +
      'The physics is simulated in the tab, and every decision can be looked at.',
  },
];
