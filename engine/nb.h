/* nb.h - Nabla's engine: graphs of float32 arrays that are defined once, differentiated
 * by adding nodes, compiled for concrete shapes, and run many times without allocating.
 *
 * This file is the whole public interface and its manual, in the order of use.
 *
 *     nb_graph *g = nb_graph_new();
 *     nb_id x = nb_input(g, "x", 2, (int32_t[]){NB_OPEN, 2});       the batch is left open
 *     nb_id t = nb_input(g, "t", 2, (int32_t[]){NB_OPEN, 1});
 *     nb_id w = nb_weight(g, "w", 2, (int32_t[]){2, 1});
 *     nb_id b = nb_weight(g, "b", 1, (int32_t[]){1});
 *     nb_id y = nb_apply(g, nb_op_find("dense"), 3, (nb_id[]){x, w, b}, NULL);
 *     nb_id loss = nb_apply(g, nb_op_find("mse"), 2, (nb_id[]){y, t}, NULL);
 *     nb_trainer *sgd = nb_trainer_new(g, 2, (nb_id[]){x, t}, 1, &loss, 2, (nb_id[]){w, b},
 *                                      nb_optimizer_find("sgd"));
 *     nb_function *f = nb_trainer_function(sgd);
 *     if (nb_function_shape(f, (int32_t[]){32, 2, 32, 1})) puts(nb_error());
 *     ... write nb_function_input(f, 0) and (f, 1) ...
 *     if (nb_train_step(sgd)) puts(nb_error());
 *     nb_graph_free(g);                                             everything goes with it
 *
 * Conventions. Arrays are row-major float32 of rank 0 to 5, batch first. In comments
 * m n k are the sizes of a matrix product; rows are the batch; dy is the gradient of the
 * final scalar with respect to y. Functions that can fail for the caller's reasons return
 * an nb_status, an id below zero, or NULL; nb_error() then has one sentence with the numbers,
 * and nothing has been changed. NaN is not an error: it travels.
 *
 * Not thread-safe: one thread owns the engine (in a browser: one worker, one instance).
 */
#ifndef NB_H
#define NB_H
#include <stdint.h>

/* Marks what the WebAssembly module exports; CMakeLists.txt reads the names off these lines. */
#define NB_API
/* Exported by the whole module only; the smaller ones (CMakeLists.txt) leave these out. */
#define NB_METHOD

enum { NB_MAX_RANK = 5, NB_MAX_PARAMS = 8, NB_MAX_INPUTS = 64, NB_MAX_NAME = 64 };

/* A size left open in a shape: the batch, the time, the image size. Concrete when compiled. */
enum { NB_OPEN = -1 };

typedef enum nb_status {
    NB_OK = 0,
    NB_SHAPE = -1,  /* the shapes do not fit */
    NB_PARAM = -2,  /* a parameter, name or index is unknown or out of range */
    NB_MEMORY = -3, /* no memory left */
    NB_STATE = -4,  /* not possible in this order: a run before its shapes are known, ... */
    NB_DERIVE = -5  /* this operator has no derivative */
} nb_status;

/* The sentence that goes with the last failure. Valid until the next call that fails. */
NB_API const char *nb_error(void);

/* ---- The catalogue: what operators and optimizers there are ------------------------------
 * Bindings ask instead of repeating the list. An index out of range gives NULL, or -1. */

NB_API int32_t nb_op_count(void);
NB_API int32_t nb_op_find(const char *name); /* index, or NB_PARAM */
NB_API const char *nb_op_name(int32_t op);
NB_API const char *nb_op_formula(int32_t op);
NB_API int32_t nb_op_min_inputs(int32_t op);
NB_API int32_t nb_op_max_inputs(int32_t op);
NB_API int32_t nb_op_param_count(int32_t op);
NB_API const char *nb_op_param_name(int32_t op, int32_t param);
/* which: 0 the initial value, 1 the lowest, 2 the highest that is allowed. */
NB_API double nb_op_param_bound(int32_t op, int32_t param, int32_t which);

NB_API int32_t nb_optimizer_count(void);
NB_API int32_t nb_optimizer_find(const char *name);
NB_API const char *nb_optimizer_name(int32_t optimizer);
NB_API const char *nb_optimizer_formula(int32_t optimizer);
NB_API int32_t nb_optimizer_param_count(int32_t optimizer);
NB_API const char *nb_optimizer_param_name(int32_t optimizer, int32_t param);
NB_API double nb_optimizer_param_bound(int32_t optimizer, int32_t param, int32_t which);

/* ---- A graph -------------------------------------------------------------------------------
 * Nodes are numbers. Who makes a graph frees it; its nodes, weights, functions and trainers
 * die with it. Applying the same operator to the same inputs twice gives the same node. */

typedef int32_t nb_id; /* a node; below zero, a status */
enum { NB_NONE = -100 }; /* no node */
typedef struct nb_graph nb_graph;

NB_API nb_graph *nb_graph_new(void); /* NULL when memory is out */
NB_API void nb_graph_free(nb_graph *g);
/* Restarts the random stream that dropout and its kind draw from. */
NB_API void nb_graph_seed(nb_graph *g, uint32_t seed);
/* The state of that stream, four words: whoever keeps them and writes them back goes on from there. */
NB_API uint32_t *nb_graph_random(nb_graph *g);

/* A value given at each run. `dims` may hold NB_OPEN. `name` is copied. */
NB_API nb_id nb_input(nb_graph *g, const char *name, int32_t rank, const int32_t *dims);
/* A parameter, zero at first. All weights of a graph lie in one flat vector, in this order. */
NB_API nb_id nb_weight(nb_graph *g, const char *name, int32_t rank, const int32_t *dims);
/* A value that never changes; copied. */
NB_API nb_id nb_constant(nb_graph *g, int32_t rank, const int32_t *dims, const float *values);
/* Operator number `op` on `n_in` nodes. `params` has nb_op_param_count(op) values, or is NULL
 * for the initial ones. */
NB_API nb_id nb_apply(nb_graph *g, int32_t op, int32_t n_in, const nb_id *in,
                      const double *params);
/* Adds the nodes of the vector-Jacobian product: dxs[i] = sum_j dy_j d y_j / d xs[i].
 * `dy` is a node of y's shape, or NB_NONE for ones. Where y does not depend on xs[i],
 * dxs[i] is a zero of its shape. The result is made of ordinary nodes: differentiate again. */
NB_API nb_status nb_gradient(nb_graph *g, nb_id y, nb_id dy, int32_t n, const nb_id *xs,
                             nb_id *dxs);

NB_API int32_t nb_node_count(const nb_graph *g);
NB_API nb_status nb_set_name(nb_graph *g, nb_id node, const char *name);
NB_API const char *nb_node_name(const nb_graph *g, nb_id node);
NB_API nb_id nb_find(const nb_graph *g, const char *name); /* the first of that name, or NB_NONE */
/* The operator's index; -1 for an input, -2 for a weight, -3 for a constant. */
NB_API int32_t nb_node_op(const nb_graph *g, nb_id node);
NB_API int32_t nb_node_input_count(const nb_graph *g, nb_id node);
NB_API nb_id nb_node_input(const nb_graph *g, nb_id node, int32_t i);
NB_API double nb_node_param(const nb_graph *g, nb_id node, int32_t i);
NB_API int32_t nb_node_rank(const nb_graph *g, nb_id node);
NB_API const int32_t *nb_node_dims(const nb_graph *g, nb_id node); /* open ones are NB_OPEN */

/* A weight's values in the flat vector. Moves only when a weight is added. */
NB_API float *nb_weight_values(nb_graph *g, nb_id weight);
NB_API int32_t nb_weight_total(const nb_graph *g);

/* ---- A function: outputs of a graph, compiled ------------------------------------------------
 * Shapes are given, then inputs written, then it runs, then outputs are read. A plan (order,
 * liveness, one block of memory) is made for each set of shapes and kept; setting the same
 * shapes again costs a comparison. A run allocates nothing. */

typedef struct nb_function nb_function;

/* keep = 1 gives every intermediate value a place of its own, so that all can be read. */
NB_API nb_function *nb_function_new(nb_graph *g, int32_t n_in, const nb_id *in, int32_t n_out,
                                    const nb_id *out, int32_t keep);
NB_API void nb_function_free(nb_function *f);
/* `dims`: the concrete sizes of all inputs, one input after the other. */
NB_API nb_status nb_function_shape(nb_function *f, const int32_t *dims);
NB_API float *nb_function_input(nb_function *f, int32_t i);
NB_API nb_status nb_run(nb_function *f);
/* From now on every run ends by giving `weight` the value of `node`: a moving average, the state of a
 * recurrent layer. All nodes are computed before, so they see the weight as it was; several such
 * weights are set in the order of these calls, and a weight that has a node gets the new one. In a
 * trainer's function it happens before the optimizer's update. The function's shapes are to be set
 * again. */
NB_API nb_status nb_function_assign(nb_function *f, nb_id weight, nb_id node);
/* Value and sizes of an output (in keep mode: of any node it needs), or NULL. */
NB_API const float *nb_function_value(nb_function *f, nb_id node);
NB_API const int32_t *nb_function_dims(nb_function *f, nb_id node);
/* Bytes of the current plan's block. */
NB_API int32_t nb_function_bytes(const nb_function *f);

/* ---- Training --------------------------------------------------------------------------------
 * A trainer is a function whose first output is the loss, followed by any metrics, together
 * with the gradients of some weights and an optimizer that applies them. */

typedef struct nb_trainer nb_trainer;

NB_API nb_trainer *nb_trainer_new(nb_graph *g, int32_t n_in, const nb_id *in, int32_t n_out,
                                  const nb_id *out, int32_t n_weights, const nb_id *weights,
                                  int32_t optimizer);
NB_API void nb_trainer_free(nb_trainer *t);
NB_API nb_status nb_trainer_keep(nb_trainer *t, int32_t keep); /* see nb_function_new */
NB_API nb_function *nb_trainer_function(nb_trainer *t);
/* An optimizer's parameter (learning rate, ...); may change between any two steps. All optimizers
 * have weightDecay and, off at 0 and taken in this order, clipnorm (each weight's gradient by
 * itself), globalClipnorm (all together) and clipvalue. */
NB_API nb_status nb_trainer_set(nb_trainer *t, int32_t param, double value);
NB_API double nb_trainer_get(const nb_trainer *t, int32_t param);
/* The learning rates of the next n updates, copied; after them the last one stays. */
NB_API nb_status nb_trainer_rates(nb_trainer *t, int32_t n, const double *rates);
/* One step on the inputs as they are: forward, backward, update. */
NB_API nb_status nb_train_step(nb_trainer *t);
/* The node that holds d loss / d node, for a weight or any node on the way; NB_NONE if there is
 * none. A weight's can be read after each step, the others' in keep mode. */
NB_API nb_id nb_trainer_gradient(const nb_trainer *t, nb_id node);
/* Optimizer state, for saving: flat vectors as long as the weights were (nb_weight_total) when it was
 * made, as many as the parameters ask for; NULL past the last. The count of updates is part of it. */
NB_API float *nb_trainer_slot(nb_trainer *t, int32_t slot);
NB_API double nb_trainer_updates(const nb_trainer *t);
NB_API void nb_trainer_set_updates(nb_trainer *t, double updates);

/* ---- Resident data -----------------------------------------------------------------------------
 * Arrays of equally many rows that stay in the engine's memory; array i feeds input i.
 * `dims` are the sizes of one row of each array, one array after the other. */

typedef struct nb_data nb_data;

NB_API nb_data *nb_data_new(int32_t n_rows, int32_t n_arrays, const int32_t *ranks,
                            const int32_t *dims);
NB_API void nb_data_free(nb_data *d);
NB_API float *nb_data_array(nb_data *d, int32_t i);
/* The order in which rows are taken, 0 to n_rows - 1 at first; the caller may permute it. */
NB_API int32_t *nb_data_order(nb_data *d);
/* Takes the next batch from row `position` of the order. */
NB_API void nb_data_seek(nb_data *d, int32_t position);

/* `steps` training steps in one call: batches of `batch` rows in the data's order. The last
 * batch of an epoch may be shorter; then it starts again, reshuffled when `rng` is not NULL.
 * `results`, if not NULL, receives for each step its outputs (rank 0) and the number of rows:
 * steps x (n_out + 1) values. */
NB_API nb_status nb_train(nb_trainer *t, nb_data *d, int32_t batch, int32_t steps,
                          uint32_t *rng, float *results);

/* ---- The random stream ---------------------------------------------------------------------------
 * PCG32 (O'Neill 2014, XSH-RR 64/32): 64 bits of state and 63 of stream as four words, low
 * word first, held by the caller. The same seed and stream give the same numbers everywhere;
 * tests/engine/rng_test.c has vectors. */

NB_API void nb_rng_seed(uint32_t *rng, uint32_t seed, uint32_t stream);
NB_API uint32_t nb_rng_next(uint32_t *rng);
/* [low, high): 24 random bits. */
NB_API void nb_rng_uniform(uint32_t *rng, int32_t n, float low, float high, float *out);
/* Box-Muller in pairs; stddev >= 0. `truncated`: redrawn beyond two deviations (not rescaled). */
NB_API void nb_rng_normal(uint32_t *rng, int32_t n, float mean, float stddev, int32_t truncated,
                          float *out);
/* Whole numbers, low <= i < high, without bias. */
NB_API void nb_rng_integers(uint32_t *rng, int32_t n, int32_t low, int32_t high, int32_t *out);
/* Indices 0 .. n_classes - 1 with probability proportional to weights >= 0. */
NB_API nb_status nb_rng_categorical(uint32_t *rng, int32_t n, int32_t n_classes,
                                    const float *weights, int32_t *out);
/* Fisher-Yates, from the last down. */
NB_API void nb_rng_shuffle(uint32_t *rng, int32_t n, int32_t *values);
/* A matrix rows x cols with orthonormal rows or columns (the fewer), times gain: QR of normals. */
NB_API nb_status nb_rng_orthogonal(uint32_t *rng, int32_t rows, int32_t cols, float gain,
                                   float *out);
/* Keras' VarianceScaling, of which Glorot (1, average), He (2, fan in) and LeCun (1, fan in) are
 * cases. mode: 0 fan in, 1 fan out, 2 their average; distribution: 0 uniform, 1 truncated normal,
 * 2 normal. */
NB_API nb_status nb_rng_scaled(uint32_t *rng, int32_t n, float scale, int32_t mode,
                               int32_t distribution, int32_t fan_in, int32_t fan_out, float *out);

/* ---- Methods: algorithms that are no graphs ------------------------------------------------------
 * All in float64, with the same bits everywhere. */

/* Eigenvalues, ascending, and eigenvectors of a symmetric matrix a [n][n]; column i of `a` becomes
 * the unit vector of values[i], its largest component (the first of equals) positive. Elements
 * that mirror each other are averaged; where they differ by more than 1e-5 of the largest element,
 * or where one is not finite, nothing is done. */
NB_METHOD nb_status nb_eigh(int32_t n, double *a, double *values);

/* ---- Files ---------------------------------------------------------------------------------------
 * What lies where in the bytes of a file, for the caller who then takes the values. These take
 * any bytes: sizes and places are checked against what is there, nothing is allocated, and what
 * is wrong is said in a sentence. Places count from the file's beginning. `bytes` are the first
 * `size` bytes of the file, with its whole header; the file has `file_size`. */

/* NB_NOTES are no numbers but a JSON object of strings. */
typedef enum nb_dtype {
    NB_F32, NB_F64, NB_I8, NB_I16, NB_I32, NB_I64, NB_U8, NB_U16, NB_U32, NB_U64, NB_BOOL,
    NB_NOTES
} nb_dtype;

typedef struct nb_array {
    int32_t name, name_size; /* its place: the inside of a JSON string, escapes as they stand */
    int32_t dtype;           /* an nb_dtype; little-endian */
    int32_t column_major;    /* 1: the first index runs fastest */
    int32_t rank, dims[NB_MAX_RANK];
    int32_t offset, size; /* of the values, in bytes */
} nb_array;

typedef struct nb_zip_entry {
    int32_t name, name_size;
    int32_t method;             /* 0 stored, 8 deflated */
    int32_t head, offset, size; /* where the entry begins; its data */
    int32_t inflated;           /* the size it claims to have when inflated */
    uint32_t crc;               /* CRC-32 of the inflated data */
} nb_zip_entry;

/* The number of entries, no two of one name, no byte in two of them; or a status. */
NB_METHOD int32_t nb_read_safetensors(const uint8_t *bytes, int32_t size, int32_t file_size,
                                   nb_array *arrays, int32_t capacity);
NB_METHOD nb_status nb_read_npy(const uint8_t *bytes, int32_t size, int32_t file_size,
                             nb_array *array);
/* Likewise; of the whole file. */
NB_METHOD int32_t nb_read_zip(const uint8_t *bytes, int32_t size, nb_zip_entry *entries,
                           int32_t capacity);

/* ---- Kernels and memory --------------------------------------------------------------------------
 * Every inner loop exists twice: 0 plain C, 1 SIMD (at first). Which set is in use may be changed
 * between runs; where they differ, and by how much, is said in kernels.def. */

NB_API void nb_kernels_use(int32_t simd);
NB_API int32_t nb_live_objects(void); /* graphs, functions, trainers, data: for leak tests */
NB_API double nb_live_bytes(void);

#endif
