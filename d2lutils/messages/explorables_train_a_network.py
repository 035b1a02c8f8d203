"""The words of the explorable that trains a small network."""

from d2lutils.messages.language import Message

QUESTION = Message(
    en="Which settings let a small network separate the two classes, "
    "and which stop it from learning?",
    zh="怎样的设置能让一个小网络分开两类点，怎样的设置会让它学不会？",
)
DATA_SET = Message(en="Data set", zh="数据集")
SPIRALS = Message(en="spirals", zh="双螺旋")
XOR = Message(en="XOR", zh="异或")
MOONS = Message(en="moons", zh="双月")
ACTIVATION = Message(en="Activation", zh="激活函数")
TANH = Message(en="tanh", zh="双曲正切 tanh")
RELU = Message(en="ReLU", zh="整流 ReLU")
SIGMOID = Message(en="sigmoid", zh="S 形 sigmoid")
OPTIMIZER = Message(en="Optimiser", zh="优化器")
SGD = Message(en="SGD", zh="随机梯度下降")
MOMENTUM = Message(en="momentum", zh="动量法")
ADAM = Message(en="Adam", zh="Adam 算法")
LR = Message(en="Learning rate", zh="学习率")
DEPTH = Message(en="Hidden layers", zh="隐藏层数")
WIDTH = Message(en="Units per layer", zh="每层单元数")
BATCH_SIZE = Message(en="Batch size", zh="批量大小")
NOISE = Message(en="Noise of the points", zh="点的噪声")
SCALE = Message(en="Scale of the initial weights", zh="初始权重的尺度")

PLANE = Message(en="What the network says of each place", zh="网络对每个位置的判断")
VALUE = Message(en="p of class 1 − p of class 0", zh="第 1 类与第 0 类的概率之差")
X1 = Message(en="input x₁", zh="输入 x₁")
X2 = Message(en="input x₂", zh="输入 x₂")
TRAIN_POINTS = Message(en="training points", zh="训练点")
FRESH_POINTS = Message(en="fresh points", zh="未见过的点")
LOSSES = Message(en="Loss over the steps", zh="损失随步数的变化")
LOSS = Message(en="loss (nats)", zh="损失（nat）")
TRAIN_LOSS = Message(en="training", zh="训练点")
FRESH_LOSS = Message(en="fresh", zh="未见过的点")
GRADIENTS = Message(en="Size of the gradient, layer by layer", zh="各层梯度的大小")
NORM = Message(en="gradient norm", zh="梯度范数")
LAYER_1 = Message(en="layer 1", zh="隐藏层 1")
LAYER_2 = Message(en="layer 2", zh="隐藏层 2")
LAYER_3 = Message(en="layer 3", zh="隐藏层 3")
LAST_LAYER = Message(en="output", zh="输出层")

DIVERGED = Message(
    en="At step {step}, with learning rate {lr}, the loss is {train_loss:.3g}: the "
    "training has diverged.",
    zh="学习率 {lr}，第 {step} 步的损失为 {train_loss:.3g}：训练发散了。",
)
DEAD = Message(
    en="At step {step}: loss {train_loss:.3g} on the training points, "
    "{fresh_loss:.3g} on fresh ones, {correct:.1f} % of these right. Dead, 0 at every "
    "training point: {dead:d} of {units:d} hidden units.",
    zh="第 {step} 步：训练点上的损失为 {train_loss:.3g}，未见过的点上为 "
    "{fresh_loss:.3g}，正确率 {correct:.1f}%。{units:d} 个隐藏单元中，"
    "在所有训练点上输出都是 0（已死亡）的有 {dead:d} 个。",
)
RESULT = Message(
    en="At step {step}: loss {train_loss:.3g} on the training points, "
    "{fresh_loss:.3g} on fresh ones, {correct:.1f} % of these right.",
    zh="第 {step} 步：训练点上的损失为 {train_loss:.3g}，未见过的点上为 "
    "{fresh_loss:.3g}，正确率 {correct:.1f}%。",
)
