"""*Copy as Python*: a cell that prints what the page shows, with the same digits.

The payload's "python" holds what depends on the declaration alone:

    {"heads": {"en": comment lines, "zh": comment lines},   end with a line break
     "source": imports, constants and functions,            ends with a line break
     "call": lines with {steps}, {controls}, {sentence}}    ends with a line break

`as_python` makes the cell of it, and ``arithmetic/python.js`` does exactly the same:

    heads[language] + source + call, each place of the call filled once:

{steps}     the step shown, a whole number
{controls}  "name=value", joined with ", ", in the order of the payload's controls:
            a slider or the seed: its value; a choice without structure: the index of
            its option; all choices with structure come last, as one dictionary
            options={"depth": 2, "activation": "tanh"}. Numbers are written as
            JavaScript's String(x), texts as JSON.stringify(x)
{sentence}  the template in that language that is shown, as JSON.stringify(x), in which
            each place of a choice already holds the words of its option
"""
