"""The words of the explorable that descends a bowl of two curvatures."""

from d2lutils.messages.language import Message

QUESTION = Message(
    en="Which learning rate and momentum suit a valley that is steep across and flat "
    "along?",
    zh="横向陡、纵向平的山谷，适合怎样的学习率和动量？",
)
LR = Message(en="Learning rate lr", zh="学习率 lr")
KAPPA = Message(en="Condition number κ", zh="条件数 κ")
BETA = Message(en="Momentum β", zh="动量 β")
X0 = Message(en="Start x₀", zh="起点 x₀")
Y0 = Message(en="Start y₀", zh="起点 y₀")

VALLEY = Message(
    en="The path on f = (x² + κ y²) / 2", zh="f = (x² + κ y²) / 2 上的路径"
)
X = Message(en="x, along the valley", zh="x，沿着山谷")
Y = Message(en="y, across", zh="y，横穿山谷")
COST = Message(en="cost f(x, y)", zh="代价 f(x, y)")
PARTS = Message(en="The two parts of the cost", zh="代价的两个部分")
PART = Message(en="part of the cost", zh="代价的部分")
ALONG = Message(en="along, x²/2", zh="沿谷 x²/2")
ACROSS = Message(en="across, κy²/2", zh="横向 κy²/2")

AT_MINIMUM = Message(
    en="You start at the minimum. The gradient is 0 there, and nothing moves.",
    zh="起点就是极小点，梯度为 0，什么都不会动。",
)
AT_START = Message(
    en="No step yet: the cost is {cost:.3g}, {along:.3g} of it along the valley and "
    "{across:.3g} across.",
    zh="还没有迈步：代价为 {cost:.3g}，其中沿谷 {along:.3g}，横向 {across:.3g}。",
)
UNDERFLOW = Message(
    en="After step {step} the cost is 0, or too small for a float32 number. In the "
    "long run a step leaves {rate_x:.3g} of x and {rate_y:.3g} of y.",
    zh="{step} 步后代价为 0，或者小得超出了 float32 的范围。长期来看每步 x 乘以 "
    "{rate_x:.3g}，y 乘以 {rate_y:.3g}。",
)
ON_FLOOR = Message(
    en="You start on the floor, y = 0, and no step leaves it: only x moves. In the "
    "long run a step multiplies its distance by {rate_x:.3g}. After step {step} the "
    "cost is {cost:.3g}.",
    zh="起点在谷底线上（y = 0），没有一步会离开它，只有 x 在动。长期来看每步把 x "
    "的距离乘以 {rate_x:.3g}。{step} 步后代价为 {cost:.3g}。",
)
ON_WALL = Message(
    en="You start straight above or below the minimum, x = 0: only y moves. In the "
    "long run a step multiplies its distance by {rate_y:.3g}. After step {step} the "
    "cost is {cost:.3g}.",
    zh="起点在极小点的正上方或正下方（x = 0），只有 y 在动。长期来看每步把 y 的距离"
    "乘以 {rate_y:.3g}。{step} 步后代价为 {cost:.3g}。",
)
OVERFLOW = Message(
    en="Diverged: after step {step} the cost is too large for a float32 number. "
    "lr = {lr} is beyond the bound 2(1 + β)/L = {bound:.3g}, with L = κ = {kappa}.",
    zh="已经发散：{step} 步后代价已超出 float32 的范围。lr = {lr} 超过界限 "
    "2(1 + β)/L = {bound:.3g}，其中 L = κ = {kappa}。",
)
BEYOND = Message(
    en="lr = {lr} is beyond the bound 2(1 + β)/L = {bound:.3g}: in the long run a step "
    "multiplies the distance across the valley by {rate_y:.3g}. After step {step} "
    "the cost is {cost:.3g}.",
    zh="lr = {lr} 超过界限 2(1 + β)/L = {bound:.3g}：长期来看，每步把横向的距离乘以 "
    "{rate_y:.3g}。{step} 步后代价为 {cost:.3g}。",
)
EDGE = Message(
    en="lr = {lr} is the bound 2(1 + β)/L itself: across the valley the path neither "
    "settles nor runs away. After step {step} the cost is {cost:.3g}.",
    zh="lr = {lr} 恰好等于界限 2(1 + β)/L：横向既不收敛也不发散。"
    "{step} 步后代价为 {cost:.3g}。",
)
BALANCED = Message(
    en="After step {step} the cost is {cost:.3g}. lr = {lr} is below the bound "
    "{bound:.3g}, and neither direction is the slower one: in the long run a step "
    "leaves {rate:.3g} of both distances.",
    zh="{step} 步后代价为 {cost:.3g}。lr = {lr} 低于界限 {bound:.3g}，"
    "两个方向缩小得一样快：长期来看每步乘以 {rate:.3g}。",
)
FLAT_SLOWER = Message(
    en="After step {step} the cost is {cost:.3g}. lr = {lr} is below the bound "
    "{bound:.3g}; the flat direction is the slower one: in the long run a step leaves "
    "{rate_x:.3g} of x and {rate_y:.3g} of y.",
    zh="{step} 步后代价为 {cost:.3g}。lr = {lr} 低于界限 {bound:.3g}；"
    "平缓的方向较慢：长期来看每步 x 乘以 {rate_x:.3g}，y 乘以 {rate_y:.3g}。",
)
STEEP_SLOWER = Message(
    en="After step {step} the cost is {cost:.3g}. lr = {lr} is below the bound "
    "{bound:.3g}; the steep direction is the slower one, for it overshoots: in the "
    "long run a step leaves {rate_y:.3g} of y and {rate_x:.3g} of x.",
    zh="{step} 步后代价为 {cost:.3g}。lr = {lr} 低于界限 {bound:.3g}；"
    "陡峭的方向步步越过谷底，因而较慢：长期来看每步 y 乘以 {rate_y:.3g}，"
    "x 乘以 {rate_x:.3g}。",
)

PREDICT = Message(
    en="The path zigzags across the valley, which is 20 times as curved across as "
    "along. Which direction holds up the descent?",
    zh="路径在山谷里左右折返，横向的曲率是纵向的 20 倍。是哪个方向拖慢了下降？",
)
SAYS_ACROSS = Message(
    en="Across: the zigzag wastes the steps.", zh="横向：来回折返浪费了步子。"
)
SAYS_ALONG = Message(
    en="Along: where it is flat, the steps are short.",
    zh="纵向：地势平缓的地方，步子很短。",
)
SAYS_BOTH = Message(en="Both, about equally.", zh="两个方向差不多。")
AFTER = Message(
    en="Along. The zigzag dies out faster than the slow walk along the floor. Yet it "
    "forbids a longer step: try lr = 0.11.",
    zh="纵向。折返很快就消失，沿谷底的慢走却持续更久。可正是折返不允许更大的步长："
    "试试 lr = 0.11。",
)
