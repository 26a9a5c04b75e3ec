// Where the pictures of a gallery stand: their places count from 0, row by row.

/** The place at a point of the window, -1 between the pictures. @param {HTMLElement} gallery @param {{clientX: number, clientY: number}} point */
export const placeAt = (gallery, { clientX, clientY }) =>
  [...gallery.children].findIndex((picture) => {
    const { left, right, top, bottom } = picture.getBoundingClientRect();
    return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  });

/** The nearest place that there is. @param {HTMLElement} gallery @param {number} place */
export const nearestPlace = (gallery, place) =>
  Math.max(0, Math.min(gallery.children.length - 1, place));

/** Pictures in a row. @param {HTMLElement} gallery */
export const columnsOf = (gallery) =>
  getComputedStyle(gallery).gridTemplateColumns.split(' ').length;
