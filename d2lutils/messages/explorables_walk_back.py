"""The words of the explorable that walks back through a small network."""

from d2lutils.messages.language import Message

QUESTION = Message(
    en="A hidden unit feeds two outputs. What comes back to it?",
    zh="一个隐藏单元接到两个输出，传回它的是什么？",
)
GRAPH = Message(en="The network, one number per node", zh="这个网络：每个节点一个数")
LABELS = {
    "x": Message(en="Input x", zh="输入 x"),
    "w1": Message(en="Weight w¹", zh="权重 w¹"),
    "w21": Message(en="Weight w²₁", zh="权重 w²₁"),
    "w22": Message(en="Weight w²₂", zh="权重 w²₂"),
    "b1": Message(en="Bias b¹", zh="偏置 b¹"),
    "y1": Message(en="Target y₁", zh="目标 y₁"),
    "y2": Message(en="Target y₂", zh="目标 y₂"),
}

# The labels of the nodes are symbols, the same in both languages.
NODES = {
    name: Message(en=symbol, zh=symbol)
    for name, symbol in {
        "x": "x",
        "w1": "w¹",
        "b1": "b¹",
        "z1": "z¹",
        "a1": "a¹",
        "w21": "w²₁",
        "w22": "w²₂",
        "z21": "z²₁",
        "a21": "a²₁",
        "z22": "z²₂",
        "a22": "a²₂",
        "C": "C",
    }.items()
}

# What is said after so many steps; the last one is the result.
SAID = (
    Message(
        en="Step 0: input, weights and bias are set. Nothing is computed yet.",
        zh="第 0 步：输入、权重和偏置已经给定，还没有计算任何东西。",
    ),
    Message(
        en="Step 1, forward: z¹ = w¹x + b¹ = {z1:.3g}.",
        zh="第 1 步，前向：z¹ = w¹x + b¹ = {z1:.3g}。",
    ),
    Message(
        en="Step 2, forward: a¹ = σ(z¹) = {a1:.3g}. Both outputs will use it.",
        zh="第 2 步，前向：a¹ = σ(z¹) = {a1:.3g}。两个输出都要用到它。",
    ),
    Message(
        en="Step 3, forward: z²₁ = w²₁a¹ = {z21:.3g}.",
        zh="第 3 步，前向：z²₁ = w²₁a¹ = {z21:.3g}。",
    ),
    Message(
        en="Step 4, forward: a²₁ = σ(z²₁) = {a21:.3g}, wanted: {y1:.3g}.",
        zh="第 4 步，前向：a²₁ = σ(z²₁) = {a21:.3g}，目标是 {y1:.3g}。",
    ),
    Message(
        en="Step 5, forward: z²₂ = w²₂a¹ = {z22:.3g}.",
        zh="第 5 步，前向：z²₂ = w²₂a¹ = {z22:.3g}。",
    ),
    Message(
        en="Step 6, forward: a²₂ = σ(z²₂) = {a22:.3g}, wanted: {y2:.3g}.",
        zh="第 6 步，前向：a²₂ = σ(z²₂) = {a22:.3g}，目标是 {y2:.3g}。",
    ),
    Message(
        en="Step 7, forward: C = ½(a²₁ − y₁)² + ½(a²₂ − y₂)² = {C:.3g}. "
        "Now the walk back begins.",
        zh="第 7 步，前向：C = ½(a²₁ − y₁)² + ½(a²₂ − y₂)² = {C:.3g}。"
        "接下来开始往回走。",
    ),
    Message(
        en="Step 8, back: ∂C/∂C = 1. This is where every gradient starts.",
        zh="第 8 步，反向：∂C/∂C = 1。所有梯度都从这里开始。",
    ),
    Message(
        en="Step 9, back: C hands a²₁ − y₁ = {g_a21:.3g} to a²₁ "
        "and a²₂ − y₂ = {g_a22:.3g} to a²₂.",
        zh="第 9 步，反向：C 把 a²₁ − y₁ = {g_a21:.3g} 传给 a²₁，"
        "把 a²₂ − y₂ = {g_a22:.3g} 传给 a²₂。",
    ),
    Message(
        en="Step 10, back: times the slope a²₁(1 − a²₁), and z²₁ has its "
        "error signal δ²₁ = {g_z21:.3g}.",
        zh="第 10 步，反向：乘以斜率 a²₁(1 − a²₁)，"
        "z²₁ 得到误差信号 δ²₁ = {g_z21:.3g}。",
    ),
    Message(
        en="Step 11, back: ∂C/∂w²₁ = a¹δ²₁ = {g_w21:.3g}. And ∂C/∂a¹ = w²₁δ²₁ = "
        "{first:.3g} from the first path so far; the path through z²₂ is still to "
        "come.",
        zh="第 11 步，反向：∂C/∂w²₁ = a¹δ²₁ = {g_w21:.3g}。第一条路径使 ∂C/∂a¹ "
        "目前为 w²₁δ²₁ = {first:.3g}；经过 z²₂ 的路径还没有到。",
    ),
    Message(
        en="Step 12, back: times the slope a²₂(1 − a²₂), and z²₂ has its "
        "error signal δ²₂ = {g_z22:.3g}. a¹ still waits.",
        zh="第 12 步，反向：乘以斜率 a²₂(1 − a²₂)，"
        "z²₂ 得到误差信号 δ²₂ = {g_z22:.3g}。a¹ 还在等。",
    ),
    Message(
        en="Step 13, back: ∂C/∂w²₂ = a¹δ²₂ = {g_w22:.3g}. The second path adds "
        "w²₂δ²₂ = {second:.3g} to the {first:.3g} in a¹: ∂C/∂a¹ = {g_a1:.3g}, "
        "complete.",
        zh="第 13 步，反向：∂C/∂w²₂ = a¹δ²₂ = {g_w22:.3g}。第二条路径把 "
        "w²₂δ²₂ = {second:.3g} 加到 a¹ 已有的 {first:.3g} 上："
        "∂C/∂a¹ = {g_a1:.3g}，到齐了。",
    ),
    Message(
        en="Step 14, back: only now may a¹ hand on. Times its slope a¹(1 − a¹): "
        "δ¹ = {g_z1:.3g}.",
        zh="第 14 步，反向：到这时 a¹ 才能继续往回传。乘以斜率 a¹(1 − a¹)："
        "δ¹ = {g_z1:.3g}。",
    ),
    Message(
        en="Step 15, back: ∂C/∂w¹ = xδ¹ = {g_w1:.3g}, ∂C/∂b¹ = δ¹ = {g_b1:.3g}, and "
        "∂C/∂x = w¹δ¹ = {g_x:.3g}. With = instead of += at a¹, δ¹ would be "
        "{forgetful:.3g} instead of {g_z1:.3g}.",
        zh="第 15 步，反向：∂C/∂w¹ = xδ¹ = {g_w1:.3g}，∂C/∂b¹ = δ¹ = {g_b1:.3g}，"
        "∂C/∂x = w¹δ¹ = {g_x:.3g}。若在 a¹ 处用 = 而不是 +=，"
        "δ¹ 会是 {forgetful:.3g} 而不是 {g_z1:.3g}。",
    ),
)

HOW = Message(
    en="Both outputs send the hidden unit a rate back. Which is ∂C/∂a¹?",
    zh="两个输出各传回隐藏单元一个变化率。∂C/∂a¹ 是哪一个？",
)
SUM = Message(en="the sum of the two", zh="两者之和")
MEAN = Message(en="the mean of the two", zh="两者的平均")
STRONGER = Message(en="the stronger of the two", zh="两者中较强的一个")
LAST = Message(en="the one that arrives last", zh="后到的那一个")
AFTER = Message(
    en="The sum. A small change of a¹ reaches C by both paths, and the two effects "
    "add up: step 11 brings the first, step 13 adds the second.",
    zh="是两者之和。a¹ 的微小变化沿两条路径到达 C，两个影响相加："
    "第 11 步带来第一个，第 13 步加上第二个。",
)
