// Layers that Flax has not, or not with Keras' weights, as modules in Python. Flax's own GRU has one bias
// where Keras trains two, and its cells split the kernels; so recurrent layers are written as Keras has them.

const cell = (
  /** @type {string} */ name,
  /** @type {number} */ gates,
  /** @type {number} */ states,
  /** @type {string} */ more,
  /** @type {string} */ step,
) => `class ${name}(nn.Module):
    """Keras' ${name}: the same weights, in the same order of gates."""

    units: int
    activation: callable = nn.tanh
    gate: callable = nn.sigmoid
    use_bias: bool = True
    sequences: bool = False
    states: bool = False
    backwards: bool = False
    reset_after: bool = True

    @nn.compact
    def __call__(self, x, *states):
        u, init = self.units, nn.initializers.lecun_normal()
        wide, two = ${gates} * u, ${more}
        kernel = self.param("kernel", init, (x.shape[-1], wide))
        recurrent = self.param("recurrent_kernel", init, (u, wide))
        shape = (2, wide) if two else (wide,)
        bias = self.param("bias", nn.initializers.zeros, shape) if self.use_bias else jnp.zeros(shape)
        first, then = bias if two else (bias, 0.0)
        states = states or (jnp.zeros((x.shape[0], u)),) * ${states}

        def step(states, z):
${step
  .split('\n')
  .map((line) => `            ${line}`)
  .join('\n')}

        xs = jnp.swapaxes(x @ kernel + first, 0, 1)
        states, ys = jax.lax.scan(step, tuple(states), xs, reverse=self.backwards)
        ys = jnp.swapaxes(ys[::-1] if self.backwards else ys, 0, 1)
        out = ys if self.sequences else ys[:, -1]
        return (out, *states) if self.states else out
`;

/** @type {Record<string, string>} */
export const MODULES = {
  SimpleRNN: cell(
    'SimpleRNN',
    1,
    1,
    'False',
    `h = self.activation(z + states[0] @ recurrent)
return (h,), h`,
  ),
  LSTM: cell(
    'LSTM',
    4,
    2,
    'False',
    `h, c = states
i, f, g, o = jnp.split(z + h @ recurrent, 4, axis=-1)
c = self.gate(f) * c + self.gate(i) * self.activation(g)
h = self.gate(o) * self.activation(c)
return (h, c), h`,
  ),
  GRU: cell(
    'GRU',
    3,
    1,
    'self.reset_after',
    `(h,) = states
inner = h @ recurrent[:, : 2 * u] + (then[: 2 * u] if two else 0.0)
update, reset = jnp.split(self.gate(z[:, : 2 * u] + inner), 2, axis=-1)
if two:
    g = reset * (h @ recurrent[:, 2 * u :] + then[2 * u :])
else:
    g = (reset * h) @ recurrent[:, 2 * u :]
h = update * h + (1 - update) * self.activation(z[:, 2 * u :] + g)
return (h,), h`,
  ),
  DepthwiseConv: `class DepthwiseConv(nn.Module):
    """Each channel by itself, with Keras' kernel; where there are filters, the channels are mixed then."""

    kernel_size: tuple
    multiplier: int
    strides: tuple
    padding: str
    dilation: tuple
    filters: int = 0
    use_bias: bool = True

    @nn.compact
    def __call__(self, x):
        init, channels, size = nn.initializers.lecun_normal(), x.shape[-1], self.kernel_size
        wide = channels * self.multiplier
        name = "depthwise_kernel" if self.filters else "kernel"
        kernel = self.param(name, init, (*size, channels, self.multiplier))
        y = jax.lax.conv_general_dilated(
            x,
            kernel.reshape((*size, 1, wide)),
            self.strides,
            self.padding,
            rhs_dilation=self.dilation,
            feature_group_count=channels,
            dimension_numbers=("NWC", "WIO", "NWC") if len(size) == 1 else ("NHWC", "HWIO", "NHWC"),
        )
        if self.filters:
            mix = self.param("pointwise_kernel", init, (*(1 for _ in size), wide, self.filters))
            y = y @ mix.reshape((wide, self.filters))
        return y + self.param("bias", nn.initializers.zeros, y.shape[-1:]) if self.use_bias else y
`,
  PReLU: `class PReLU(nn.Module):
    shape: tuple

    @nn.compact
    def __call__(self, x):
        alpha = self.param("alpha", nn.initializers.zeros, self.shape)
        return nn.relu(x) - alpha * nn.relu(-x)
`,
  alpha_dropout: `def alpha_dropout(key, x, rate):
    dropped = -1.0507009873554805 * 1.6732632423543772
    scale = ((1 - rate) * (1 + rate * dropped**2)) ** -0.5
    kept = jnp.where(jax.random.bernoulli(key, 1.0 - rate, x.shape), x, dropped)
    return scale * (kept - dropped * rate)
`,
  unit: `def unit(x, axis):
    return x / jnp.sqrt(jnp.maximum(jnp.sum(x**2, axis, keepdims=True), 1e-12))
`,
};
