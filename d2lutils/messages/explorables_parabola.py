"""The words of the explorable that descends a parabola."""

from d2lutils.messages.language import Message

QUESTION = Message(
    en="How large a step does a parabola bear?",
    zh="在一条抛物线上，一步最大能迈多大？",
)
LR = Message(en="Learning rate lr", zh="学习率 lr")
CURVATURE = Message(en="Curvature L", zh="曲率 L")
X0 = Message(en="Start x₀", zh="起点 x₀")

CURVE = Message(en="The steps on f(x) = L x² / 2", zh="f(x) = L x² / 2 上的各步")
X = Message(en="x", zh="横坐标 x")
F = Message(en="cost f", zh="代价 f")
PARABOLA = Message(en="f", zh="函数 f")
COMPARED = Message(en="L = 1", zh="L = 1 作比较")
DISTANCES = Message(en="Distance from the minimum", zh="到极小点的距离")
DISTANCE = Message(en="distance |x|", zh="距离 |x|")
ABSOLUTE = Message(en="|x|", zh="距离")

AT_MINIMUM = Message(
    en="You start at the minimum. The gradient is 0 there, and no learning rate "
    "moves x.",
    zh="起点就是极小点，梯度为 0，再大的学习率也不会移动 x。",
)
AT_START = Message(
    en="No step yet: at x = {x:.3g} the slope is {slope:.3g}, and the first step goes "
    "lr = {lr} times that, against the slope.",
    zh="还没有迈步：x = {x:.3g} 处的斜率为 {slope:.3g}，第一步逆着斜率走，"
    "长度是斜率的 lr = {lr} 倍。",
)
OVERFLOW = Message(
    en="Diverged: each step multiplies x by 1 − lr·L = {factor:.3g}, and after "
    "step {step} x is too large for a float32 number. The bound 2/L is {bound:.3g}.",
    zh="已经发散：每步把 x 乘以 1 − lr·L = {factor:.3g}，{step} 步后 x 已超出 "
    "float32 的范围。界限 2/L 为 {bound:.3g}。",
)
DIVERGES = Message(
    en="Diverges: each step multiplies x by 1 − lr·L = {factor:.3g}, for lr = {lr} is "
    "beyond 2/L = {bound:.3g}. After step {step} x = {x:.3g}.",
    zh="发散：lr = {lr} 超过 2/L = {bound:.3g}，每步把 x 乘以 1 − lr·L = "
    "{factor:.3g}。{step} 步后 x = {x:.3g}。",
)
FOR_EVER = Message(
    en="On the edge, lr = 2/L = {bound:.3g}: the factor is −1, and x jumps between "
    "two places for ever. After step {step} x = {x:.3g}.",
    zh="恰在边界上，lr = 2/L = {bound:.3g}：因子为 −1，x 永远在两点之间来回跳。"
    "{step} 步后 x = {x:.3g}。",
)
LANDS = Message(
    en="lr = 1/L = {lr}: the factor 1 − lr·L is 0, and the first step lands on the "
    "minimum. After step {step} x = {x:.3g}.",
    zh="lr = 1/L = {lr}：因子 1 − lr·L 为 0，第一步就落在极小点上。{step} 步后 "
    "x = {x:.3g}。",
)
JUMPS = Message(
    en="Converges from side to side: each step multiplies x by 1 − lr·L = "
    "{factor:.3g}, and lr = {lr} is below 2/L = {bound:.3g}. After step {step} "
    "x = {x:.3g}.",
    zh="左右摆动着收敛：每步把 x 乘以 1 − lr·L = {factor:.3g}，lr = {lr} 小于 "
    "2/L = {bound:.3g}。{step} 步后 x = {x:.3g}。",
)
UNDERFLOW = Message(
    en="Converged: after step {step} x is shown as 0, for a float32 number here is "
    "rounded to 0 below 1e-30. Exact numbers would shrink for ever, by "
    "1 − lr·L = {factor:.3g} at each step.",
    zh="已经收敛：{step} 步后 x 显示为 0，因为这里小于 1e-30 的 float32 数会变成 0。"
    "精确计算时 x 会一直缩小下去，每步乘以 1 − lr·L = {factor:.3g}。",
)
CRAWLS = Message(
    en="Crawls: each step multiplies x by 1 − lr·L = {factor:.3g}, which is close to "
    "1. After step {step} x = {x:.3g}; every lr below 2/L = {bound:.3g} converges.",
    zh="爬行：每步把 x 乘以 1 − lr·L = {factor:.3g}，接近 1。{step} 步后 "
    "x = {x:.3g}；只要 lr 小于 2/L = {bound:.3g} 就收敛。",
)
CONVERGES = Message(
    en="Converges from one side: each step multiplies x by 1 − lr·L = {factor:.3g}, "
    "and lr = {lr} is below 2/L = {bound:.3g}. After step {step} x = {x:.3g}.",
    zh="从一侧收敛：每步把 x 乘以 1 − lr·L = {factor:.3g}，lr = {lr} 小于 "
    "2/L = {bound:.3g}。{step} 步后 x = {x:.3g}。",
)

PREDICT = Message(
    en="With L = 2 and lr = 0.9 the first step leads from x = 1 to x = −0.8, past the "
    "minimum at 0. And then?",
    zh="L = 2、lr = 0.9 时，第一步从 x = 1 走到 x = −0.8，越过了 0 处的极小点。"
    "接下来会怎样？",
)
CLOSER = Message(
    en="It jumps from side to side, closer to 0 each time.",
    zh="左右来回跳，每次离 0 更近。",
)
SAME = Message(
    en="It jumps between two places for ever.", zh="永远在两个位置之间来回跳。"
)
FARTHER = Message(
    en="It jumps from side to side, farther from 0 each time.",
    zh="左右来回跳，每次离 0 更远。",
)
AFTER = Message(
    en="Closer each time: a step past the minimum is not yet a step too far. Find the "
    "learning rate where that changes, for L = 2 and then for L = 4.",
    zh="每次更近：越过极小点还不算走得太远。试试找出情况改变时的学习率，"
    "先取 L = 2，再取 L = 4。",
)
