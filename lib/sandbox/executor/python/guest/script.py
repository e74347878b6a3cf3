"""From the text of the user's code to something that runs: a script in which `return` and `await` may stand at the top level."""

import ast
import inspect

FILE = "snippet.py"
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
_END = ast.Constant(Ellipsis)
_AWAIT = "__awaitable__"
_MODULE = "<module>"


def compile_script(text):
    """A code object to evaluate with `run_script`. Raises SyntaxError."""
    tree = ast.parse(text, FILE, "exec")
    returns, awaits = _look(tree)
    if awaits:
        _wrap_awaits(awaits)
    if returns:
        tree = _as_function(tree)
    return compile(tree, FILE, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)


def run_script(code, scope, run_loop):
    """Runs the script in `scope`; returns what it returned, or Ellipsis when it ran to its end."""
    value = eval(code, scope)
    if inspect.iscoroutine(value):
        return run_loop(value)
    main = scope.pop(_MODULE, None)
    if main is None:
        return Ellipsis
    value = main()
    return run_loop(value) if inspect.iscoroutinefunction(main) else value


def _look(tree):
    """Whether there is a return at the top level, and every await of the code. Without recursion: the tree may be deep."""
    awaits, returns, todo = [], False, [(tree, True)]
    while todo:
        node, top = todo.pop()
        if isinstance(node, ast.Return) and top:
            returns = True
        elif isinstance(node, ast.Await):
            awaits.append(node)
        inner = top and not isinstance(node, _SCOPES)
        todo.extend((child, inner) for child in ast.iter_child_nodes(node))
    return returns, awaits


def _wrap_awaits(awaits):
    """`await f(...)` of calls goes through a helper that also takes values which are there already."""
    for node in awaits:
        if isinstance(node.value, ast.Call):
            call = ast.Call(ast.Name(_AWAIT, ast.Load()), [node.value], [])
            ast.copy_location(call.func, node.value)
            node.value = ast.copy_location(call, node.value)


def _as_function(tree):
    """The body as one function whose names are all global, so that it behaves like a module."""
    names, awaits = _bindings(tree)
    body = [*([ast.Global(sorted(names))] if names else []), *tree.body, ast.Return(_END)]
    kind = ast.AsyncFunctionDef if awaits else ast.FunctionDef
    no_arguments = ast.arguments([], [], None, [], [], None, [])
    main = kind(_MODULE, no_arguments, body, [], None, None, [])
    for node in (main, body[0], body[-1], _END):
        node.lineno = node.end_lineno = 1
        node.col_offset = node.end_col_offset = 0
    return ast.Module([main], [])


def _bindings(tree):
    """The names that the top level binds, and whether it awaits."""
    names, awaits, todo = set(), False, [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            raise SyntaxError("'yield' outside function", (FILE, node.lineno, node.col_offset + 1, None))
        awaits = awaits or isinstance(node, (ast.Await, ast.AsyncFor, ast.AsyncWith))
        names.update(_bound_by(node))
        _free_of_declarations(node)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            todo.extend([*node.decorator_list, *getattr(node, "bases", [])])
        elif not isinstance(node, ast.Lambda):
            todo.extend(ast.iter_child_nodes(node))
    return names, awaits


def _bound_by(node):
    if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
        return [node.id]
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return [node.name]
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return [alias.asname or alias.name.partition(".")[0] for alias in node.names if alias.name != "*"]
    if isinstance(node, (ast.ExceptHandler, ast.MatchStar, ast.MatchAs)) and node.name:
        return [node.name]
    return [node.rest] if isinstance(node, ast.MatchMapping) and node.rest else []


def _free_of_declarations(node):
    """What a module may say of its own names, but a function may not say of global ones."""
    for field in ("body", "orelse", "finalbody"):
        statements = getattr(node, field, None)
        if isinstance(statements, list) and not isinstance(node, _SCOPES):
            setattr(node, field, [_plain_statement(statement) for statement in statements])


def _plain_statement(node):
    if isinstance(node, ast.Global):
        return ast.copy_location(ast.Pass(), node)
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        if node.value is None:
            return ast.copy_location(ast.Pass(), node)
        return ast.copy_location(ast.Assign([node.target], node.value), node)
    return node
