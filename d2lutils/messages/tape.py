"""What is said while a step is traced and replayed, and the words of a tape's text."""

from d2lutils.messages.language import Message

HIGH = Message(
    en="randint: high must be a whole number from 1 to 2**24, got {received}",
    zh="randint:high 必须是 1 到 2**24 之间的整数,得到的是 {received}",
)
COUNTER = Message(
    en="random numbers: {name} must be one whole number from 0 to 2**24 - 1, "
    "got {received}",
    zh="随机数:{name} 必须是 0 到 2**24 - 1 之间的一个整数,得到的是 {received}",
)
BAKED_NUMBER = Message(
    en="{what} would fix today's number in the tape, whatever the inputs are later; "
    "compute with the tensor itself, or return it as an output and read it there",
    zh="{what} 会把此刻的数值永久写入计算带,之后输入再变也不起作用;"
    "请直接用张量计算,或把它作为输出返回后再读取",
)
BAKED_BRANCH = Message(
    en="`if`, `while`, `and` and `not` on a tensor would fix today's branch in the "
    "tape; compute both and choose with where(condition, a, b)",
    zh="对张量使用 `if`、`while`、`and`、`not` 会把此刻的分支永久写入计算带;"
    "请把两种结果都算出来,再用 where(condition, a, b) 选择",
)
BAKED_EQUALITY = Message(
    en="== and != do not compare a tensor's numbers; use equal(a, b), "
    "which is 1 where they are equal",
    zh="== 和 != 不比较张量的数值;请使用 equal(a, b),相等处为 1",
)
TRACED_BACKWARD = Message(
    en="backward() cannot be traced; use grad(loss, [w]), which returns the gradients",
    zh="backward() 无法被记录;请使用 grad(loss, [w]),它会直接返回梯度",
)
TRACED_NEW_DATA = Message(
    en="a traced tensor cannot get new data; "
    "return its next value under the name of the state",
    zh="正在记录的张量不能更换数据;请以该状态的名字返回它的下一个值",
)
INDEX = Message(
    en="an index must be a whole number from 0 to {most}, got {received}",
    zh="索引必须是 0 到 {most} 之间的整数,得到的是 {received}",
)
MISSING = Message(
    en="the tape needs a value for every input; missing: {names}",
    zh="必须给出计算带每个输入的值;缺少:{names}",
)
UNKNOWN = Message(
    en="the tape has no input called {names}; its inputs are {expected}",
    zh="计算带没有名为 {names} 的输入;它的输入有 {expected}",
)
INPUT_SHAPE = Message(
    en="the input {name} was traced with shape {expected}, got {received}; "
    "for another shape trace again",
    zh="输入 {name} 记录时的形状是 {expected},得到的是 {received};"
    "若要用其他形状,请重新记录",
)
RETURNED = Message(
    en="a traced function returns a dict of tensors by name, got {received}",
    zh="被记录的函数应返回以名字为键的张量字典,得到的是 {received}",
)
OUTPUT = Message(
    en="the output {name} must be a tensor or numbers, got {received}",
    zh="输出 {name} 必须是张量或数值,得到的是 {received}",
)
NAMES_TWICE = Message(
    en="every input needs a name of its own, got {names}",
    zh="每个输入都要有自己的名字,得到的是 {names}",
)
ROLE = Message(
    en='the role of the input {name} must be "state", "data" or "control", '
    "got {received!r}",
    zh='输入 {name} 的角色必须是 "state"、"data" 或 "control",得到的是 {received!r}',
)
NEXT_SHAPE = Message(
    en="the next value of the state {name} must keep its shape {expected}, "
    "got {received}",
    zh="状态 {name} 的下一个值必须保持形状 {expected},得到的是 {received}",
)
FOREIGN = Message(
    en="the function used a tensor of another trace, shape {shape}; "
    "give that tensor as an input",
    zh="函数使用了另一次记录中的张量(形状 {shape});请把该张量作为输入传入",
)
STATE = Message(en="state", zh="状态")
DATA = Message(en="data", zh="数据")
CONTROL = Message(en="control", zh="控制")
INPUTS = Message(en="inputs", zh="输入")
CONSTANTS = Message(en="constants", zh="常量")
OPERATIONS = Message(en="operations", zh="运算")
OUTPUTS = Message(en="outputs", zh="输出")
