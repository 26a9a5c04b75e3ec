/* sections.h - which sections of ops.def and kernels.def this engine has.
 *
 * engine.wasm has all. The smaller engines (CMakeLists.txt) leave out what a page with dense
 * networks, or with images, does not need, and the plain kernels. To be included after the headers,
 * which declare everything.
 */
#if defined NB_DENSE_ENGINE
#define NB_FAST_ONLY
#define NB_WITHOUT_IMAGES
#define NB_WITHOUT_SEQUENCES
#elif defined NB_IMAGE_ENGINE
#define NB_FAST_ONLY
#define NB_WITHOUT_SEQUENCES
#endif
