"""Times passes of a mixture of experts on one GPU, to see whether a pass reads only the experts its tokens touch.

The model has the shape of Qwen3 30B-A3B (content/models/qwen3-30b-a3b.yaml) with random weights in bf16, and does
all that a pass does: look up, 48 layers of attention over a full KV cache and of routed experts, unembed, choose.
The router multiplies as any router does. But what it chooses by is mostly noise, drawn anew for each batch, so that
tokens choose independently and every expert is as likely as another, as the formula for touched experts supposes;
or, to see the formula's other end, all tokens of a layer share one row of noise and so the same eight experts.
Passes are captured and timed as those of the dense model in decode.py.

    python3 measurements/mixture.py OUT.json
"""

import json
import sys
from types import SimpleNamespace

import torch
import torch.nn.functional as F
import triton
import triton.language as tl
from decode import KERNELS as ATTENTIONS
from decode import added_and_normed, begun, captured, device, normed, random, smi, timed, turned
from torch.nn.attention import SDPBackend, sdpa_kernel
from triton.tools.tensor_descriptor import TensorDescriptor

LAYERS, DIM, VOCABULARY = 48, 2048, 151936
HEADS, KV_HEADS, HEAD_DIM = 32, 4, 128
GROUP = HEADS // KV_HEADS
EXPERTS, ACTIVE, FEED_FORWARD = 128, 8, 768
NOISE = 1e6  # against scores of about one
DECODES = {128: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096], 2048: [1, 64, 256]}
ALIKE = {128: [1, 8, 64, 256]}
PREFILLS = [(1, 2048), (16, 2048)]
# How the experts are multiplied: the tokens of one expert in a block, then for each of the two products the columns and
# the depth of a tile, warps, and stages of loading. Each was the fastest for some batch on an H200; PyTorch's
# grouped_mm, which was tried too, took from a tenth longer, for prompts, to nine tenths longer, for one token.
TILES = {
    "1": (1, (2, 2048, 4, 1), (32, 256, 4, 1)),
    "16": (16, (64, 128, 4, 4), (64, 128, 4, 3)),
    "32": (32, (64, 128, 4, 3), (64, 128, 4, 4)),
    "64": (64, (128, 64, 4, 4), (256, 64, 8, 4)),
    "128": (128, (128, 64, 8, 4), (256, 64, 8, 4)),
}


class Layer:
    def __init__(self):
        self.first, self.second = (1 + random(DIM, scale=0.1) for _ in range(2))
        self.query, self.key = (1 + random(HEAD_DIM, scale=0.1) for _ in range(2))
        self.qkv = random((HEADS + 2 * KV_HEADS) * HEAD_DIM, DIM)
        self.out = random(DIM, HEADS * HEAD_DIM)
        self.router = random(EXPERTS, DIM)
        self.gate_up = random(EXPERTS, 2 * FEED_FORWARD, DIM)
        self.down = random(EXPERTS, DIM, FEED_FORWARD, scale=0.1)


def model_of(count, scale=1.0):
    return SimpleNamespace(
        layers=[Layer() for _ in range(count)],
        embedding=random(VOCABULARY, DIM, scale=scale),
        unembedding=random(VOCABULARY, DIM),
        last=1 + random(DIM, scale=0.1),
    )


@triton.jit
def score(h, router, scores, DIM: tl.constexpr, EXPERTS: tl.constexpr, ROWS: tl.constexpr):
    """The router's product for few tokens, faster than as a matrix product."""
    token = tl.program_id(0)
    expert = tl.program_id(1) * ROWS + tl.arange(0, ROWS)
    column = tl.arange(0, DIM)
    rows = tl.load(router + expert[:, None] * DIM + column[None, :]).to(tl.float32)
    out = tl.sum(rows * tl.load(h + token * DIM + column).to(tl.float32)[None, :], 1)
    tl.store(scores + token * EXPERTS + expert, out.to(scores.dtype.element_ty))


@triton.jit
def best(scores, noise, spread, token, known, tokens: tl.constexpr, EXPERTS: tl.constexpr, ACTIVE: tl.constexpr):
    """The experts that some tokens choose, and their weights: to renormalise the chosen is to take their softmax."""
    expert = tl.arange(0, EXPERTS)[None, :]
    slot = tl.arange(0, ACTIVE)[None, :]
    score = tl.load(scores + token[:, None] * EXPERTS + expert, mask=known[:, None], other=0).to(tl.float32)
    rank = score + tl.load(noise + token[:, None] * spread + expert, mask=known[:, None], other=0)
    picks = tl.zeros((tokens, ACTIVE), tl.int32)
    kept = tl.zeros((tokens, ACTIVE), tl.float32)
    for i in tl.static_range(ACTIVE):
        top = tl.argmax(rank, 1)[:, None]
        picks = tl.where(slot == i, top, picks)
        kept = tl.where(slot == i, tl.sum(tl.where(expert == top, score, 0), 1)[:, None], kept)
        rank = tl.where(expert == top, float("-inf"), rank)
    weights = tl.exp(kept - tl.max(kept, 1)[:, None])
    return picks, weights / tl.sum(weights, 1)[:, None]


@triton.jit(do_not_specialize=["tokens"])
def choose(
    scores, noise, spread, picks, weights, tokens, TOKENS: tl.constexpr, EXPERTS: tl.constexpr, ACTIVE: tl.constexpr
):
    token = tl.program_id(0) * TOKENS + tl.arange(0, TOKENS)
    known = token < tokens
    found, weight = best(scores, noise, spread, token, known, TOKENS, EXPERTS, ACTIVE)
    at = token[:, None] * ACTIVE + tl.arange(0, ACTIVE)[None, :]
    tl.store(picks + at, found, mask=known[:, None])
    tl.store(weights + at, weight, mask=known[:, None])


@triton.jit(do_not_specialize=["tokens"])
def order(
    scores, noise, spread, picks, weights, rows, places, ends, owners, starts, count, tokens,
    CHOOSES: tl.constexpr, CHUNK: tl.constexpr, BLOCK: tl.constexpr, BLOCKS: tl.constexpr,
    EXPERTS: tl.constexpr, ACTIVE: tl.constexpr,
):  # fmt: skip
    """Puts the copies of tokens in the order of their experts, one program for each expert, and cuts blocks of them.

    Every program counts all choices, so that none waits for another. When the tokens are few, it also makes them.
    """
    me = tl.program_id(0)
    expert = tl.arange(0, EXPERTS)
    copy = tl.arange(0, CHUNK)
    copies = tokens * ACTIVE
    if CHOOSES:
        token = tl.arange(0, CHUNK // ACTIVE)
        found, weight = best(scores, noise, spread, token, token < tokens, CHUNK // ACTIVE, EXPERTS, ACTIVE)
        chosen = tl.reshape(found, (CHUNK,))
        if me == 0:
            tl.store(picks + copy, chosen, mask=copy < copies)
            tl.store(weights + copy, tl.reshape(weight, (CHUNK,)), mask=copy < copies)
        counts = tl.histogram(chosen, EXPERTS, mask=copy < copies)
    else:
        counts = tl.zeros((EXPERTS,), tl.int32)
        for first in range(0, copies, CHUNK):
            chosen = tl.load(picks + first + copy, mask=first + copy < copies, other=0)
            counts += tl.histogram(chosen, EXPERTS, mask=first + copy < copies)
    start = tl.sum(tl.where(expert < me, counts, 0))
    mine = tl.sum(tl.where(expert == me, counts, 0))
    place = start
    for first in range(0, copies, CHUNK):
        if not CHOOSES:
            chosen = tl.load(picks + first + copy, mask=first + copy < copies, other=0)
        hit = (chosen == me) & (first + copy < copies)
        at = place + tl.cumsum(hit.to(tl.int32), 0) - 1
        tl.store(rows + at, (first + copy) // ACTIVE, mask=hit)
        tl.store(places + first + copy, at, mask=hit)
        place += tl.sum(hit.to(tl.int32))
    tl.store(ends + me, start + mine)
    before = tl.sum(tl.where(expert < me, (counts + BLOCK - 1) // BLOCK, 0))
    blocks = (mine + BLOCK - 1) // BLOCK
    block = tl.arange(0, BLOCKS)
    tl.store(owners + before + block, me, mask=block < blocks)
    tl.store(starts + before + block, start + block * BLOCK, mask=block < blocks)
    if me == EXPERTS - 1:
        tl.store(count, before + blocks)


@triton.jit(do_not_specialize=["slots"])
def feed_up(
    x, weights, y, rows, ends, owners, starts, count, slots,
    DEEP: tl.constexpr, WIDE: tl.constexpr, BLOCK: tl.constexpr, COLUMNS: tl.constexpr, DEPTH: tl.constexpr,
):  # fmt: skip
    """Gate and up of one block of tokens, which share an expert, for some columns."""
    slot = tl.program_id(0) % slots
    if slot >= tl.load(count):
        return
    expert = tl.load(owners + slot)
    place = tl.load(starts + slot) + tl.arange(0, BLOCK)
    known = place < tl.load(ends + expert)
    row = tl.load(rows + place, mask=known, other=0)
    first = tl.program_id(0) // slots * COLUMNS
    column = first + tl.arange(0, COLUMNS)
    first += expert * (2 * WIDE)
    a = x + row[:, None] * DEEP + tl.arange(0, DEPTH)[None, :]
    gate = tl.zeros((BLOCK, COLUMNS), tl.float32)
    up = tl.zeros((BLOCK, COLUMNS), tl.float32)
    for k in range(0, DEEP, DEPTH):
        tile = tl.load(a + k)
        gate = tl.dot(tile, weights.load([first, k]).T, gate)
        up = tl.dot(tile, weights.load([first + WIDE, k]).T, up)
    out = gate * tl.sigmoid(gate) * up
    tl.store(y + place[:, None] * WIDE + column[None, :], out.to(y.dtype.element_ty), mask=known[:, None])


@triton.jit(do_not_specialize=["slots"])
def feed_down(
    x, weights, y, ends, owners, starts, count, slots,
    DEEP: tl.constexpr, WIDE: tl.constexpr, BLOCK: tl.constexpr, COLUMNS: tl.constexpr, DEPTH: tl.constexpr,
):  # fmt: skip
    slot = tl.program_id(0) % slots
    if slot >= tl.load(count):
        return
    expert = tl.load(owners + slot)
    start = tl.load(starts + slot)
    place = start + tl.arange(0, BLOCK)
    known = place < tl.load(ends + expert)
    first = tl.program_id(0) // slots * COLUMNS
    column = first + tl.arange(0, COLUMNS)
    first += expert * WIDE
    out = tl.zeros((BLOCK, COLUMNS), tl.float32)
    for k in range(0, DEEP, DEPTH):
        out = tl.dot(x.load([start, k]), weights.load([first, k]).T, out)
    tl.store(y + place[:, None] * WIDE + column[None, :], out.to(y.dtype.element_ty), mask=known[:, None])


@triton.jit(do_not_specialize=["slots"])
def feed_one_up(
    x, weights, y, rows, owners, slots,
    DEEP: tl.constexpr, WIDE: tl.constexpr, COLUMNS: tl.constexpr, DEPTH: tl.constexpr,
):  # fmt: skip
    """The same for one token: a vector, which the matrix units would not make faster."""
    slot = tl.program_id(0) % slots
    column = tl.program_id(0) // slots * COLUMNS + tl.arange(0, COLUMNS)
    depth = tl.arange(0, DEPTH)
    a = x + tl.load(rows + slot) * DEEP + depth
    b = weights + tl.load(owners + slot) * (2 * WIDE * DEEP) + column[:, None] * DEEP + depth[None, :]
    gate = tl.zeros((COLUMNS, DEPTH), tl.float32)
    up = tl.zeros((COLUMNS, DEPTH), tl.float32)
    for k in tl.static_range(0, DEEP, DEPTH):
        vector = tl.load(a + k).to(tl.float32)[None, :]
        gate += tl.load(b + k).to(tl.float32) * vector
        up += tl.load(b + k + WIDE * DEEP).to(tl.float32) * vector
    out = tl.sum(gate, 1)
    tl.store(y + slot * WIDE + column, (out * tl.sigmoid(out) * tl.sum(up, 1)).to(y.dtype.element_ty))


@triton.jit(do_not_specialize=["slots"])
def feed_one_down(
    x, weights, y, owners, slots,
    DEEP: tl.constexpr, WIDE: tl.constexpr, COLUMNS: tl.constexpr, DEPTH: tl.constexpr,
):  # fmt: skip
    slot = tl.program_id(0) % slots
    column = tl.program_id(0) // slots * COLUMNS + tl.arange(0, COLUMNS)
    depth = tl.arange(0, DEPTH)
    a = x + slot * DEEP + depth
    b = weights + tl.load(owners + slot) * (WIDE * DEEP) + column[:, None] * DEEP + depth[None, :]
    out = tl.zeros((COLUMNS, DEPTH), tl.float32)
    for k in tl.static_range(0, DEEP, DEPTH):
        out += tl.load(b + k).to(tl.float32) * tl.load(a + k).to(tl.float32)[None, :]
    tl.store(y + slot * WIDE + column, tl.sum(out, 1).to(y.dtype.element_ty))


@triton.jit
def gather(x, y, weights, places, gain, summed, normed, DIM: tl.constexpr, ACTIVE: tl.constexpr):
    """Adds what the experts of a token gave to what it carries, and norms it for the next layer."""
    token = tl.program_id(0)
    column = tl.arange(0, DIM)
    copy = token * ACTIVE + tl.arange(0, ACTIVE)
    made = tl.load(y + tl.load(places + copy)[:, None] * DIM + column[None, :]).to(tl.float32)
    total = tl.sum(made * tl.load(weights + copy)[:, None], 0)
    total = (total + tl.load(x + token * DIM + column).to(tl.float32)).to(summed.dtype.element_ty)
    tl.store(summed + token * DIM + column, total)
    total = total.to(tl.float32)
    total *= tl.rsqrt(tl.sum(total * total) / DIM + 1e-5) * tl.load(gain + column).to(tl.float32)
    tl.store(normed + token * DIM + column, total.to(normed.dtype.element_ty))


@triton.jit
def place_heads(
    qkv, queries, keys, values, query_gain, key_gain, cos, sin, last, row, line,
    HEADS: tl.constexpr, KV_HEADS: tl.constexpr, HALF: tl.constexpr, TILE: tl.constexpr,
):  # fmt: skip
    """Norms and turns the heads of one token, and puts keys and values into the last place of its cache."""
    token = tl.program_id(0)
    head = tl.program_id(1) * TILE + tl.arange(0, TILE)
    i = tl.arange(0, HALF)[None, :]
    at = qkv + (token * (HEADS + 2 * KV_HEADS) + head)[:, None] * (2 * HALF) + i
    a, b = tl.load(at), tl.load(at + HALF)
    out = queries + (token * HEADS + head)[:, None] * (2 * HALF) + i
    cached = token * row + last * (2 * HALF) + i
    value = ((head >= HEADS + KV_HEADS) & (head < HEADS + 2 * KV_HEADS))[:, None]
    into = values + (head - HEADS - KV_HEADS)[:, None] * line + cached
    tl.store(into, a, mask=value)
    tl.store(into + HALF, b, mask=value)
    a, b = a.to(tl.float32), b.to(tl.float32)
    query = (head < HEADS)[:, None]
    scale = tl.rsqrt(tl.sum(a * a + b * b, 1) / (2 * HALF) + 1e-5)[:, None]
    a *= scale * tl.where(query, tl.load(query_gain + i), tl.load(key_gain + i)).to(tl.float32)
    b *= scale * tl.where(query, tl.load(query_gain + HALF + i), tl.load(key_gain + HALF + i)).to(tl.float32)
    c, s = tl.load(cos + i), tl.load(sin + i)
    a, b = (a * c - b * s).to(queries.dtype.element_ty), (b * c + a * s).to(queries.dtype.element_ty)
    tl.store(out, a, mask=query)
    tl.store(out + HALF, b, mask=query)
    key = ((head >= HEADS) & (head < HEADS + KV_HEADS))[:, None]
    into = keys + (head - HEADS)[:, None] * line + cached
    tl.store(into, a, mask=key)
    tl.store(into + HALF, b, mask=key)


def power(n):
    return triton.next_power_of_2(n)


def route(h, layer, noise, block):
    """Which experts each token takes, and the order of the tokens by experts; nothing of it is known to the host."""
    tokens = h.shape[0]
    copies = tokens * ACTIVE
    few = tokens <= 16
    if few:
        scores = h.new_empty(tokens, EXPERTS)
        score[(tokens, EXPERTS // 8)](h, layer.router, scores, DIM=DIM, EXPERTS=EXPERTS, ROWS=8, num_warps=8)
    else:
        scores = F.linear(h, layer.router)
    spread = 0 if noise.shape[0] == 1 else EXPERTS

    def whole(*shape):
        return torch.empty(*shape, device=device, dtype=torch.int32)

    found = SimpleNamespace(
        block=block, slots=min(copies, copies // block + EXPERTS),
        picks=whole(tokens, ACTIVE), weights=torch.empty(tokens, ACTIVE, device=device),
        rows=whole(copies), places=whole(copies), ends=whole(EXPERTS), count=whole(1),
    )  # fmt: skip
    found.owners, found.starts = whole(found.slots), whole(found.slots)
    if not few:
        choose[(triton.cdiv(tokens, 8),)](
            scores, noise, spread, found.picks, found.weights, tokens, TOKENS=8, EXPERTS=EXPERTS, ACTIVE=ACTIVE
        )
    order[(EXPERTS,)](
        scores, noise, spread, found.picks, found.weights, found.rows, found.places, found.ends, found.owners,
        found.starts, found.count, tokens, CHOOSES=few, CHUNK=min(4096, power(copies)), BLOCK=block,
        BLOCKS=power(triton.cdiv(tokens, block)), EXPERTS=EXPERTS, ACTIVE=ACTIVE,
        num_warps=min(4, power(tokens)) if few else 8,
    )  # fmt: skip
    return found


def feed(h, layer, found, up, down):
    """What the chosen experts make of the tokens, in the order of experts."""
    copies, block = found.rows.shape[0], found.block
    inner, out = h.new_empty(copies, FEED_FORWARD), h.new_empty(copies, DIM)
    columns, depth, warps, stages = up
    grid = (found.slots * (FEED_FORWARD // columns),)
    shape = {"DEEP": DIM, "WIDE": FEED_FORWARD, "COLUMNS": columns, "DEPTH": depth, "num_warps": warps}
    if block == 1:
        feed_one_up[grid](h, layer.gate_up, inner, found.rows, found.owners, found.slots, **shape)
    else:
        weights = TensorDescriptor.from_tensor(layer.gate_up.view(-1, DIM), [columns, depth])
        feed_up[grid](
            h, weights, inner, found.rows, found.ends, found.owners, found.starts, found.count, found.slots,
            BLOCK=block, num_stages=stages, **shape,
        )  # fmt: skip
    columns, depth, warps, stages = down
    grid = (found.slots * (DIM // columns),)
    shape = {"DEEP": FEED_FORWARD, "WIDE": DIM, "COLUMNS": columns, "DEPTH": depth, "num_warps": warps}
    if block == 1:
        feed_one_down[grid](inner, layer.down, out, found.owners, found.slots, **shape)
    else:
        weights = TensorDescriptor.from_tensor(layer.down.view(-1, FEED_FORWARD), [columns, depth])
        rows = TensorDescriptor.from_tensor(inner, [block, depth])
        feed_down[grid](
            rows, weights, out, found.ends, found.owners, found.starts, found.count, found.slots,
            BLOCK=block, num_stages=stages, **shape,
        )  # fmt: skip
    return out


def mixed(x, h, layer, gain, noise, tiles, feeds=True, seen=None):
    """The feed-forward half of a layer; without feeding, only its routing and norm."""
    block, up, down = TILES[tiles]
    found = route(h, layer, noise, block)
    if seen is not None:
        seen.append(found.picks)
    if not feeds:
        return x, normed(x, gain)
    y = feed(h, layer, found, up, down)
    summed, h = torch.empty_like(x), torch.empty_like(x)
    gather[(x.shape[0],)](x, y, found.weights, found.places, gain, summed, h, DIM=DIM, ACTIVE=ACTIVE, num_warps=8)
    return summed, h


def gain_after(model, i):
    return model.layers[i + 1].first if i + 1 < len(model.layers) else model.last


def decode(model, tokens, caches, cos, sin, noise, attention, tiles, feeds=True, seen=None):
    """One token for each sequence: its cache, whose last place is filled now, and the touched weights are read."""
    batch = tokens.shape[0]
    x = model.embedding[tokens]
    h = normed(x, model.layers[0].first)
    for i, layer in enumerate(model.layers):
        keys, values = caches[i]
        q = h.new_empty(batch, KV_HEADS, GROUP, HEAD_DIM)
        place_heads[(batch, triton.cdiv(HEADS + 2 * KV_HEADS, 8))](
            F.linear(h, layer.qkv), q, keys, values, layer.query, layer.key, cos, sin, keys.shape[2] - 1,
            keys.stride(0), keys.stride(1), HEADS=HEADS, KV_HEADS=KV_HEADS, HALF=HEAD_DIM // 2, TILE=8,
        )  # fmt: skip
        with sdpa_kernel(attention):
            a = F.scaled_dot_product_attention(q, keys, values)
        x, h = added_and_normed(x, F.linear(a.reshape(batch, -1), layer.out), layer.second)
        x, h = mixed(x, h, layer, gain_after(model, i), noise[i], tiles, feeds, seen)
    logits = F.linear(h, model.unembedding)
    return logits, logits.argmax(-1)


def prefill(model, tokens, cos, sin, noise, tiles):
    """Whole prompts; only the last token of each is unembedded."""
    prompts, length = tokens.shape
    x = model.embedding[tokens.flatten()]
    h = normed(x, model.layers[0].first)
    for i, layer in enumerate(model.layers):
        qkv = F.linear(h, layer.qkv).view(prompts, length, -1, HEAD_DIM).transpose(1, 2)
        q, k, v = qkv.split((HEADS, KV_HEADS, KV_HEADS), 1)
        q, k = turned(normed(q, layer.query), cos, sin), turned(normed(k, layer.key), cos, sin)
        with sdpa_kernel(SDPBackend.FLASH_ATTENTION):
            a = F.scaled_dot_product_attention(q, k, v, is_causal=True, enable_gqa=True)
        a = a.transpose(1, 2).reshape(prompts * length, -1)
        x, h = added_and_normed(x, F.linear(a, layer.out), layer.second)
        x, h = mixed(x, h, layer, gain_after(model, i), noise, tiles)
    return F.linear(h.view(prompts, length, DIM)[:, -1], model.unembedding)


def rotation(positions):
    frequencies = 1e6 ** (-torch.arange(0, HEAD_DIM, 2, device=device).float() / HEAD_DIM)
    angles = positions.float()[:, None] * frequencies
    return angles.cos(), angles.sin()


def caches_of(count, batch, context):
    return [tuple(random(batch, KV_HEADS, context, HEAD_DIM, scale=1) for _ in range(2)) for _ in range(count)]


def noise_of(count, tokens):
    return NOISE * torch.rand(count, tokens, EXPERTS, device=device)


def fastest(runs):
    """The name of the run that takes least, and the milliseconds of each that is not refused."""
    found = {}
    for name, run in runs.items():
        try:
            found[name] = timed(captured(run).replay, 0.05)["ms"]
        except RuntimeError as refused:
            print("refused", name, str(refused)[:80])
    return min(found, key=found.get), found


def fastest_attention(batch, context):
    """By the attention of four layers, whose caches together exceed the chip's own memory where they can."""
    q = random(batch, KV_HEADS, GROUP, HEAD_DIM, scale=1)
    caches = caches_of(4, batch, context)

    def attend(kernel):
        with sdpa_kernel(kernel):
            for keys, values in caches:
                F.scaled_dot_product_attention(q, keys, values)

    return fastest({name: lambda kernel=kernel: attend(kernel) for name, kernel in ATTENTIONS.items()})


def fastest_tiles(model, noise, tokens):
    """By the experts of four layers, of which even one token touches more than the chip's own memory holds."""
    x = random(tokens, DIM, scale=1)

    def run(tiles):
        for layer, own in zip(model.layers[:4], noise):
            mixed(x, x, layer, layer.first, own, tiles)

    # A token by itself reads its experts again, so for many that kernel is hopeless.
    names = [name for name, (block, _, _) in TILES.items() if block > 1 or tokens <= 64]
    return fastest({name: lambda name=name: run(name) for name in names})


def touched(seen):
    """The number of distinct experts in each layer, by what its tokens chose."""
    return [picks.unique().numel() for picks in seen]


def checked(batches=(3, 100, 700)):
    """The relative error of the logits of two layers against the same sum in 64 bits on plain operations.

    Beside it stands the error of a pass without experts, which shows how much a wrong expert would add.
    """
    torch.manual_seed(1)
    model = model_of(2, 0.1)
    context = 96
    errors = {}

    def norm(y, gain):
        return y * torch.rsqrt(y.pow(2).mean(-1, keepdim=True) + 1e-5) * gain.double()

    def turn(y):
        a, b = y.chunk(2, -1)
        return torch.cat((a * cos.double() - b * sin.double(), b * cos.double() + a * sin.double()), -1)

    for batch in batches:
        tokens = torch.randint(VOCABULARY, (batch,), device=device)
        caches, noise = caches_of(2, batch, context), noise_of(2, batch)
        cos, sin = rotation(torch.tensor([context - 1], device=device))
        wide = [tuple(t.double() for t in pair) for pair in caches]
        x = model.embedding[tokens].double()
        choices = []
        for layer, (keys, values), own in zip(model.layers, wide, noise):
            qkv = (norm(x, layer.first) @ layer.qkv.double().T).view(batch, -1, HEAD_DIM)
            q, k, v = qkv.split((HEADS, KV_HEADS, KV_HEADS), 1)
            keys[:, :, -1], values[:, :, -1] = turn(norm(k, layer.key)), v
            q = turn(norm(q, layer.query)).view(batch, KV_HEADS, GROUP, HEAD_DIM)
            scores = torch.einsum("bgqd,bgcd->bgqc", q, keys) / HEAD_DIM**0.5
            a = torch.einsum("bgqc,bgcd->bgqd", scores.softmax(-1), values).reshape(batch, -1)
            x = x + a @ layer.out.double().T
            h = norm(x, layer.second)
            scores = h @ layer.router.double().T
            picks = (scores + own).topk(ACTIVE, -1).indices
            weights = scores.softmax(-1).gather(1, picks)
            weights = weights / weights.sum(-1, keepdim=True)
            x = x.clone()
            for expert in picks.unique().tolist():
                token, slot = (picks == expert).nonzero(as_tuple=True)
                gate, up = (h[token] @ layer.gate_up[expert].double().T).chunk(2, -1)
                x[token] += weights[token, slot, None] * ((F.silu(gate) * up) @ layer.down[expert].double().T)
            choices.append(picks.sort(-1).values)
        truth = norm(x, model.last) @ model.unembedding.double().T

        def error_of(attention, tiles, feeds=True):
            seen = []
            logits, _ = decode(model, tokens, caches, cos, sin, noise, attention, tiles, feeds, seen)
            for ours, theirs in zip(seen, choices):
                assert (ours.sort(-1).values == theirs).all(), f"{tiles}: other experts"
            return ((logits.double() - truth).norm() / truth.norm()).item()

        flash = ATTENTIONS["flash"]
        for name, attention, tiles in [(n, k, "16") for n, k in ATTENTIONS.items()] + [(n, flash, n) for n in TILES]:
            try:
                error = error_of(attention, tiles)
            except RuntimeError as refused:
                print("refused", name, str(refused)[:80])
                continue
            errors[f"{name} {batch}"] = error
            assert error < 0.02, f"{name}: relative error {error}"
        errors[f"without {batch}"] = error_of(flash, "16", False)
    return errors


def host_copies(size=4 * 10**9):
    """Between the memory of the host, pinned, and the chip's."""
    there = torch.empty(size, device=device, dtype=torch.uint8).random_()
    here = torch.empty(size, dtype=torch.uint8, pin_memory=True)
    down = timed(lambda: here.copy_(there, non_blocking=True))["ms"]
    up = timed(lambda: there.copy_(here, non_blocking=True))["ms"]
    return {"to_host_GB_per_s": size / down / 1e6, "to_device_GB_per_s": size / up / 1e6}


def decoded(model, context, batch, alike):
    """One row: the pass, and the pass without what the experts do."""
    torch.cuda.empty_cache()
    attention, attentions = fastest_attention(batch, context)
    noise = noise_of(LAYERS, 1 if alike else batch)
    tiles, tried = fastest_tiles(model, noise, batch)
    torch.cuda.empty_cache()
    tokens = torch.randint(VOCABULARY, (batch,), device=device)
    caches = caches_of(LAYERS, batch, context)
    given = model, tokens, caches, *rotation(torch.tensor([context - 1], device=device)), noise, ATTENTIONS[attention]
    seen = []
    logits, _ = decode(*given, tiles, seen=seen)
    assert logits.isfinite().all()
    del logits
    counts = touched(seen)
    row = {
        "context": context, "batch": batch, "alike": alike, "attention": attention, "attentions": attentions,
        "tiles": tiles, "tried": tried, "touched": round(sum(counts) / LAYERS, 2), "least": min(counts),
        "most": max(counts), "expected": round(EXPERTS * (1 - (1 - ACTIVE / EXPERTS) ** (1 if alike else batch)), 2),
    }  # fmt: skip
    graph = captured(lambda: decode(*given, tiles))
    row |= timed(graph.replay, 1.5)
    for _ in range(int(600 / row["ms"])):
        graph.replay()
    row["clocks"] = smi("clocks.sm,clocks.mem,power.draw")  # while it works
    torch.cuda.synchronize()
    del graph
    torch.cuda.empty_cache()
    row["without"] = timed(captured(lambda: decode(*given, tiles, feeds=False)).replay)
    return row


@torch.inference_mode()
def main(path):
    found = begun(checked())
    found["host"] = host_copies()
    torch.cuda.empty_cache()
    print(found, flush=True)
    model = model_of(LAYERS)

    def keep():
        with open(path, "w") as file:
            json.dump(found, file, indent=1)

    for alike, contexts in ((False, DECODES), (True, ALIKE)):
        for context, batches in contexts.items():
            for batch in batches:
                torch.cuda.empty_cache()
                cached = 4 * LAYERS * batch * context * KV_HEADS * HEAD_DIM
                if cached > 0.9 * torch.cuda.mem_get_info()[0] - 4e9:
                    print("too large", context, batch)
                    continue
                row = decoded(model, context, batch, alike)
                found["decode"].append(row)
                print(*(row[k] for k in ("context", "batch", "alike", "attention", "tiles", "touched", "expected")),
                      row["ms"], row["p10"], row["p90"], row["without"]["ms"], row["clocks"], flush=True)  # fmt: skip
                keep()
    for prompts, length in PREFILLS:
        torch.cuda.empty_cache()
        noise = noise_of(1, prompts * length)[0]
        tiles, tried = fastest_tiles(model, [noise] * 4, prompts * length)
        torch.cuda.empty_cache()
        tokens = torch.randint(VOCABULARY, (prompts, length), device=device)
        cos, sin = rotation(torch.arange(length, device=device))
        row = {"prompts": prompts, "prompt": length, "tiles": tiles, "tried": tried}
        row |= timed(captured(lambda: prefill(model, tokens, cos, sin, noise, tiles)).replay, 1.5)
        row["clocks"] = smi("clocks.sm,clocks.mem,power.draw")
        found["prefill"].append(row)
        print(prompts, length, tiles, row["ms"], row["clocks"], flush=True)
        keep()


if __name__ == "__main__":
    main(sys.argv[1])
