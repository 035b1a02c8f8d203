"""The words of the explorable that steps the backward pass of a convolution."""

from d2lutils.messages.language import Message

QUESTION = Message(
    en="What does each position of the window add to the gradients?",
    zh="窗口的每个位置给各个梯度加上了什么？",
)
STRIDE = Message(en="Stride S", zh="步幅 S")
ONE = Message(en="1, no padding", zh="1，无填充")
TWO = Message(en="2, padding 1", zh="2，填充 1")
D00 = Message(en="δ₀₀", zh="误差 δ₀₀")
D01 = Message(en="δ₀₁", zh="误差 δ₀₁")
D10 = Message(en="δ₁₀", zh="误差 δ₁₀")
D11 = Message(en="δ₁₁", zh="误差 δ₁₁")

UNDER = Message(en="x under the window, elsewhere 0", zh="窗口下的 x，其余为 0")
KERNEL = Message(en="∂C/∂w so far", zh="至此的 ∂C/∂w")
INPUT = Message(en="∂C/∂x so far", zh="至此的 ∂C/∂x")
ROW = Message(en="row", zh="行")
COLUMN = Message(en="column", zh="列")
PIXEL = Message(en="pixel", zh="像素")
RATE = Message(en="rate", zh="变化率")

BEFORE = Message(
    en="No position yet: all sums are 0. The first step puts the window at the top "
    "left.",
    zh="还没有任何位置：所有的和都是 0。第一步把窗口放到左上角。",
)
SILENT = Message(
    en="Position {n:d} of 4: δ = 0, and this position adds nothing to any sum. "
    "∂C/∂w₀₀ stays at {dw00:.3g}, ∂C/∂x₁₁ at {dx11:.3g}, ∂C/∂b at {db:.3g}.",
    zh="第 {n:d} 个位置（共 4 个）：δ = 0，这个位置对任何一个和都没有贡献。"
    "∂C/∂w₀₀ 仍为 {dw00:.3g}，∂C/∂x₁₁ 仍为 {dx11:.3g}，∂C/∂b 仍为 {db:.3g}。",
)
RESULT = Message(
    en="Position {n:d} of 4, δ = {delta:.3g}. Weight w₀₀ met the pixel {corner:.3g}: "
    "δ × {corner:.3g} = {to_w:.3g} brings ∂C/∂w₀₀ to {dw00:.3g}. Pixel x₁₁ met the "
    "weight {share:.3g}: δ × {share:.3g} = {to_x:.3g} brings ∂C/∂x₁₁ to {dx11:.3g}. "
    "∂C/∂b is {db:.3g}.",
    zh="第 {n:d} 个位置（共 4 个），δ = {delta:.3g}。权重 w₀₀ 遇到像素 {corner:.3g}："
    "加上 δ × {corner:.3g} = {to_w:.3g}，∂C/∂w₀₀ 变为 {dw00:.3g}。像素 x₁₁ 遇到权重 "
    "{share:.3g}：加上 δ × {share:.3g} = {to_x:.3g}，∂C/∂x₁₁ 变为 {dx11:.3g}。∂C/∂b 为 "
    "{db:.3g}。",
)
LAST = Message(
    en="All 4 positions are done, and the sums are the gradients. At the last, δ = "
    "{delta:.3g}: δ × {corner:.3g} = {to_w:.3g} brought ∂C/∂w₀₀ to {dw00:.3g}, δ × "
    "{share:.3g} = {to_x:.3g} brought ∂C/∂x₁₁ to {dx11:.3g}. ∂C/∂b is {db:.3g}.",
    zh="4 个位置都走完了，这些和就是梯度。最后一个位置 δ = {delta:.3g}：加上 δ × "
    "{corner:.3g} = {to_w:.3g} 后 ∂C/∂w₀₀ 为 {dw00:.3g}，加上 δ × {share:.3g} = "
    "{to_x:.3g} 后 ∂C/∂x₁₁ 为 {dx11:.3g}。∂C/∂b 为 {db:.3g}。",
)
