"""What goes wrong when the front end's modules are joined."""

from d2lutils.messages.language import Message

CIRCLE = Message(
    en="front-end modules must not import each other in a circle, got {modules}",
    zh="前端模块不能循环导入，现在是：{modules}",
)
FORM = Message(
    en="{module}: import names in braces, and write export before a declaration; "
    "got: {line}",
    zh="{module}：import 的名字要写在花括号里，export 要写在声明前；现在是：{line}",
)
NO_MODULE = Message(
    en="a front-end module imports {module}, which does not exist",
    zh="某个前端模块导入了不存在的 {module}",
)
