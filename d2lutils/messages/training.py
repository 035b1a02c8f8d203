"""What the training loop says while it works and when it cannot go on."""

from d2lutils.messages.language import Message

TRAINING = Message(en="training", zh="训练")
STEP = Message(en=" steps", zh=" 步")
EMPTY_SPLIT = Message(
    en="{name} has no rows: x {x_shape}, y {y_shape}",
    zh="{name} 中没有数据：x {x_shape}，y {y_shape}",
)
ROWS_DIFFER = Message(
    en="{name} needs one y for each row of x, got x {x_shape} and y {y_shape}",
    zh="{name} 中 x 的每一行都要对应一个 y，实际为 x {x_shape}，y {y_shape}",
)
AT_LEAST_ONE = Message(
    en="{name} must be at least 1, got {value}",
    zh="{name} 至少为 1，实际为 {value}",
)
PATIENCE_NEEDS_VAL = Message(
    en="patience watches the validation loss, so it needs val; got patience={patience} "
    "and val=None",
    zh="patience 依据验证损失来判断，必须同时给出 val；"
    "实际为 patience={patience}，val=None",
)
NO_PARAMETERS = Message(
    en="the model has no parameters to train: {model}",
    zh="模型没有可训练的参数：{model}",
)
FOREIGN_OPTIMIZER = Message(
    en="the optimizer holds none of the model's parameters, so training would change "
    "nothing; create the optimizer from this model's parameters()",
    zh="优化器中没有这个模型的任何参数，训练不会改变模型；"
    "请用该模型的 parameters() 创建优化器",
)
LOSS_NOT_SCALAR = Message(
    en="loss_fn must return one number, the mean over the batch; got shape {shape}",
    zh="loss_fn 必须返回一个数（批量上的平均值），实际形状为 {shape}",
)
WOULD_BROADCAST = Message(
    en="the model's output has shape {y_hat_shape} but the targets {y_shape}: the loss "
    "would pair every output with every target; give both the same shape",
    zh="模型输出的形状是 {y_hat_shape}，目标的形状却是 {y_shape}："
    "损失会让每个输出与每个目标两两配对；请把两者改成相同的形状",
)
NOT_LOGITS = Message(
    en="class labels {y_shape} need one logit per class, (n, classes); the model's "
    "output has shape {y_hat_shape}",
    zh="类别标签 {y_shape} 要求每个类别一个 logit，即 (n, 类别数)；"
    "模型输出的形状是 {y_hat_shape}",
)
LABEL_WITHOUT_LOGIT = Message(
    en="the labels lie between {low} and {high}, but the model has {classes} outputs, "
    "one for each label counted from 0",
    zh="标签在 {low} 到 {high} 之间，而模型有 {classes} 个输出，"
    "从 0 开始每个标签对应一个",
)
NON_FINITE_LOSS = Message(
    en="the loss is inf or nan at step {step} of epoch {epoch}. {reason} The history "
    "of the epochs before is in the exception's .history",
    zh="第 {epoch} 轮第 {step} 步的损失为 inf 或 nan。{reason}"
    "此前各轮的记录保存在异常的 .history 中",
)
NON_FINITE_VAL_LOSS = Message(
    en="the validation loss is inf or nan after epoch {epoch}. {reason} The history "
    "of the epochs before is in the exception's .history",
    zh="第 {epoch} 轮之后的验证损失为 inf 或 nan。{reason}"
    "此前各轮的记录保存在异常的 .history 中",
)
REASON_INPUT = Message(
    en="The batch itself holds a value that is not finite: look at the data.",
    zh="这一批数据本身就含有非有限的数值：请检查数据。",
)
REASON_FIRST_STEP = Message(
    en="No step has been taken yet, so it is not the learning rate: likely a log of 0, "
    "a division by 0, or initial weights far too large.",
    zh="此时尚未更新过参数，所以不是学习率的问题："
    "可能是对 0 取对数、除以 0，或初始权重过大。",
)
REASON_WEIGHTS = Message(
    en="The weights have grown to {largest}: likely the learning rate ({lr}) is too "
    "high; try a tenth of it.",
    zh="权重的绝对值已达 {largest}：很可能是学习率（{lr}）过高，试试它的十分之一。",
)
REASON_LOG = Message(
    en="The weights are of ordinary size (at most {largest}): likely a log of 0, a "
    "division by 0 or an overflow of exp in the model or the loss.",
    zh="权重的大小并无异常（最大为 {largest}）："
    "可能是模型或损失中对 0 取对数、除以 0 或 exp 溢出。",
)
