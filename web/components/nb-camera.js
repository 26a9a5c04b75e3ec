// <nb-camera> is a button that takes one picture with the camera, its middle square in grey. It is there only
// where the browser has cameras; the camera runs while one looks for the picture, and not a moment longer.
// Fires `nb-value` with side × side values.
//
//   <nb-camera side="112">

import { css, html, LitElement } from 'lit';
import { toGrey } from '../own-data/image-file.js';
import { controls } from './controls-style.js';
import { dataStyles } from './data-style.js';

/** The picture is taken so many times finer, then averaged. */
const FINER = 4;

export class NbCamera extends LitElement {
  static properties = {
    side: { type: Number },
    stream: { state: true },
    fault: { state: true },
  };

  static styles = [
    controls,
    dataStyles,
    css`
      video {
        width: 100%;
        max-width: 18rem;
        aspect-ratio: 1;
        object-fit: cover;
        border-radius: var(--radius-small);
      }
    `,
  ];

  constructor() {
    super();
    this.side = 112;
    /** @type {MediaStream | null} */
    this.stream = null;
    this.fault = '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop();
  }

  async start() {
    this.fault = '';
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment' },
      });
      this.stream = stream;
      if (!this.isConnected) this.stop();
    } catch {
      this.fault = 'The camera cannot be used: there is none, or it was not allowed.';
    }
  }

  stop() {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
  }

  shoot() {
    const video = /** @type {HTMLVideoElement} */ (this.renderRoot.querySelector('video'));
    const { videoWidth, videoHeight } = video;
    const square = Math.min(videoWidth, videoHeight);
    if (square === 0) return;
    const canvas = document.createElement('canvas');
    canvas.width = this.side * FINER;
    canvas.height = this.side * FINER;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const [left, top] = [(videoWidth - square) / 2, (videoHeight - square) / 2];
    context.drawImage(video, left, top, square, square, 0, 0, canvas.width, canvas.height);
    this.stop();
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const grey = toGrey(data, { width: this.side, height: this.side }, FINER);
    this.dispatchEvent(new CustomEvent('nb-value', { detail: grey }));
  }

  render() {
    if (!navigator.mediaDevices?.getUserMedia) return html``;
    const { stream, fault } = this;
    return html`${
      stream
        ? html`<video .srcObject=${stream} autoplay playsinline muted></video>
            <div class="buttons">
              <button type="button" class="primary" @click=${this.shoot}>Take the picture</button>
              <button type="button" @click=${this.stop}>Cancel</button>
            </div>`
        : html`<div class="buttons">
            <button type="button" @click=${this.start}>Use the camera</button>
          </div>`
    }
      <p class="fault" role="alert">${fault}</p>`;
  }
}

customElements.define('nb-camera', NbCamera);
