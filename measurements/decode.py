"""Times passes of a dense transformer on one GPU, for the rows of content/evidence/timed-here.yaml.

The model has the shape of Llama 3.1 8B (content/models/llama-3.1-8b.yaml) with random weights in bf16, and
does all that a pass does: look up, 32 layers of attention over a full KV cache and feed-forward, unembed, choose.
A decode pass is captured as a CUDA graph, so that no time is lost between kernels, and replayed; the median counts.
Attention takes the fastest of the kernels that PyTorch brings, shape by shape.

    python3 measurements/decode.py OUT.json
"""

import json
import statistics
import subprocess
import sys

import torch
import torch.nn.functional as F
from torch.nn.attention import SDPBackend, sdpa_kernel

LAYERS, DIM, FEED_FORWARD, VOCABULARY = 32, 4096, 14336, 128256
HEADS, KV_HEADS, HEAD_DIM = 32, 8, 128
GROUP = HEADS // KV_HEADS
DECODES = {
    128: [1, 4, 16, 64, 128, 192, 256, 384, 512, 1024, 2048],
    2048: [1, 64, 192],
    8192: [1, 48],
    32768: [1, 12],
}
PREFILLS = [(1, 2048), (16, 2048), (1, 8192)]
KERNELS = {
    "flash": SDPBackend.FLASH_ATTENTION,
    "cudnn": SDPBackend.CUDNN_ATTENTION,
    "efficient": SDPBackend.EFFICIENT_ATTENTION,
}

device = torch.device("cuda")


def random(*shape, scale=0.02, dtype=torch.bfloat16):
    return torch.randn(*shape, device=device, dtype=dtype) * scale


class Layer:
    def __init__(self, dtype=torch.bfloat16):
        self.first, self.second = (torch.ones(DIM, device=device, dtype=dtype) for _ in range(2))
        self.qkv = random((HEADS + 2 * KV_HEADS) * HEAD_DIM, DIM, dtype=dtype)
        self.out = random(DIM, HEADS * HEAD_DIM, dtype=dtype)
        self.gate_up = random(2 * FEED_FORWARD, DIM, dtype=dtype)
        self.down = random(DIM, FEED_FORWARD, dtype=dtype)


@torch.compile(dynamic=True)
def normed(x, gain):
    y = x.float()
    return (y * torch.rsqrt(y.pow(2).mean(-1, keepdim=True) + 1e-5)).to(x.dtype) * gain


@torch.compile(dynamic=True)
def added_and_normed(x, y, gain):
    x = x + y
    z = x.float()
    return x, (z * torch.rsqrt(z.pow(2).mean(-1, keepdim=True) + 1e-5)).to(x.dtype) * gain


@torch.compile(dynamic=True)
def gated(x):
    gate, up = x.chunk(2, -1)
    return F.silu(gate) * up


@torch.compile(dynamic=True)
def turned(x, cos, sin):
    """Rotary embedding; the last axis is the head's."""
    a, b = x.float().chunk(2, -1)
    return torch.cat((a * cos - b * sin, b * cos + a * sin), -1).to(x.dtype)


def rotation(positions):
    frequencies = 500000.0 ** (-torch.arange(0, HEAD_DIM, 2, device=device).float() / HEAD_DIM)
    angles = positions.float()[:, None] * frequencies
    return angles.cos(), angles.sin()


def decode(layers, embedding, unembedding, last, tokens, caches, cos, sin, kernel):
    """One token for each sequence: its cache, whose last place is filled now, and all weights are read once."""
    batch = tokens.shape[0]
    x = embedding[tokens]
    h = normed(x, layers[0].first)
    for i, layer in enumerate(layers):
        keys, values = caches[i]
        q, k, v = F.linear(h, layer.qkv).view(batch, -1, HEAD_DIM).split((HEADS, KV_HEADS, KV_HEADS), 1)
        q, k = turned(q, cos, sin), turned(k, cos, sin)
        keys[:, :, -1] = k
        values[:, :, -1] = v
        # The queries that share a key stand where a prompt's tokens would, so that each key is read once.
        with sdpa_kernel(kernel):
            a = F.scaled_dot_product_attention(q.view(batch, KV_HEADS, GROUP, HEAD_DIM), keys, values)
        x, h = added_and_normed(x, F.linear(a.reshape(batch, -1), layer.out), layer.second)
        fed = F.linear(gated(F.linear(h, layer.gate_up)), layer.down)
        x, h = added_and_normed(x, fed, layers[i + 1].first if i + 1 < len(layers) else last)
    logits = F.linear(h, unembedding)
    return logits, logits.argmax(-1)


def prefill(layers, embedding, unembedding, last, tokens, cos, sin):
    """Whole prompts; only the last token of each is unembedded."""
    prompts, length = tokens.shape
    x = embedding[tokens]
    h = normed(x, layers[0].first)
    for i, layer in enumerate(layers):
        qkv = F.linear(h, layer.qkv).view(prompts, length, -1, HEAD_DIM).transpose(1, 2)
        q, k, v = qkv.split((HEADS, KV_HEADS, KV_HEADS), 1)
        q, k = turned(q, cos, sin), turned(k, cos, sin)
        with sdpa_kernel(SDPBackend.FLASH_ATTENTION):
            a = F.scaled_dot_product_attention(q, k, v, is_causal=True, enable_gqa=True)
        a = a.transpose(1, 2).reshape(prompts, length, -1)
        x, h = added_and_normed(x, F.linear(a, layer.out), layer.second)
        fed = F.linear(gated(F.linear(h, layer.gate_up)), layer.down)
        x, h = added_and_normed(x, fed, layers[i + 1].first if i + 1 < len(layers) else last)
    return F.linear(h[:, -1], unembedding)


def timed(run, enough=0.4):
    """Milliseconds of a run: the median of many, and the tenth and ninetieth percentile."""
    for _ in range(3):
        run()
    torch.cuda.synchronize()

    def once():
        start, end = (torch.cuda.Event(enable_timing=True) for _ in range(2))
        start.record()
        run()
        end.record()
        end.synchronize()
        return start.elapsed_time(end)

    first = once()
    times = sorted(once() for _ in range(max(7, min(60, int(enough * 1000 / first)))))
    return {
        "ms": round(statistics.median(times), 4),
        "p10": round(times[len(times) // 10], 4),
        "p90": round(times[-1 - len(times) // 10], 4),
        "runs": len(times),
    }


def captured(run):
    side = torch.cuda.Stream()
    side.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(side):
        for _ in range(2):
            run()
    torch.cuda.current_stream().wait_stream(side)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        run()
    return graph


def caches_of(count, batch, context, dtype=torch.bfloat16):
    return [
        tuple(random(batch, KV_HEADS, context, HEAD_DIM, scale=1, dtype=dtype) for _ in range(2)) for _ in range(count)
    ]


def fastest_kernel(batch, context):
    """By the attention of four layers, whose caches together are larger than the chip's own memory where they can be."""
    q = random(batch, KV_HEADS, GROUP, HEAD_DIM, scale=1)
    caches = caches_of(4, batch, context)
    found = {}
    for name, kernel in KERNELS.items():
        def attend():
            with sdpa_kernel(kernel):
                for keys, values in caches:
                    F.scaled_dot_product_attention(q, keys, values)
        try:
            found[name] = timed(captured(attend).replay, 0.05)["ms"]
        except RuntimeError as refused:
            print("refused", name, batch, context, str(refused)[:80])
    return min(found, key=found.get), found


def checked():
    """The relative error of the logits of two layers against the same sum in 64 bits on plain operations."""
    torch.manual_seed(1)
    layers = [Layer() for _ in range(2)]
    embedding, unembedding = random(VOCABULARY, DIM, scale=1), random(VOCABULARY, DIM)
    last = torch.ones(DIM, device=device, dtype=torch.bfloat16)
    batch, context = 3, 96
    tokens = torch.randint(VOCABULARY, (batch,), device=device)
    caches = caches_of(2, batch, context)
    cos, sin = rotation(torch.tensor([context - 1], device=device))
    wide = [tuple(t.double().clone() for t in pair) for pair in caches]
    errors = {}
    x = embedding[tokens].double()

    def norm(y):
        return y * torch.rsqrt(y.pow(2).mean(-1, keepdim=True) + 1e-5)

    def turn(y):
        a, b = y.chunk(2, -1)
        return torch.cat((a * cos.double() - b * sin.double(), b * cos.double() + a * sin.double()), -1)

    for layer, (keys, values) in zip(layers, wide):
        q, k, v = (norm(x) @ layer.qkv.double().T).view(batch, -1, HEAD_DIM).split((HEADS, KV_HEADS, KV_HEADS), 1)
        keys[:, :, -1], values[:, :, -1] = turn(k), v
        scores = torch.einsum("bgqd,bgcd->bgqc", turn(q).view(batch, KV_HEADS, GROUP, HEAD_DIM), keys) / HEAD_DIM**0.5
        a = torch.einsum("bgqc,bgcd->bgqd", scores.softmax(-1), values).reshape(batch, -1)
        x = x + a @ layer.out.double().T
        gate, up = (norm(x) @ layer.gate_up.double().T).chunk(2, -1)
        x = x + (F.silu(gate) * up) @ layer.down.double().T
    truth = norm(x) @ unembedding.double().T
    for name, kernel in KERNELS.items():
        try:
            logits, _ = decode(layers, embedding, unembedding, last, tokens, caches, cos, sin, kernel)
        except RuntimeError as refused:
            print("refused", name, str(refused)[:80])
            continue
        error = ((logits.double() - truth).norm() / truth.norm()).item()
        errors[name] = error
        assert error < 0.02, f"{name}: relative error {error}"
    return errors


def ceilings():
    """What the chip reaches in the simplest case: reading (a sum), copying, and multiplying large matrices."""
    big = torch.empty(8 * 10**9 // 2, device=device, dtype=torch.bfloat16).normal_()
    other = torch.empty_like(big)
    copy = timed(lambda: other.copy_(big))["ms"]
    del other
    n = 8192
    a, b = random(n, n, scale=1), random(n, n, scale=1)
    product = timed(lambda: a @ b)["ms"]
    v = random(8192, scale=1)
    matrix = big[: 8192 * 400000].view(400000, 8192)
    read = timed(lambda: matrix @ v)["ms"]
    return {
        "copy_TB_per_s": 2 * big.nbytes / copy / 1e9,
        "read_TB_per_s": matrix.nbytes / read / 1e9,
        "product_TFLOP_per_s": 2 * n**3 / product / 1e9,
    }


def smi(fields):
    return subprocess.run(
        ["nvidia-smi", f"--query-gpu={fields}", "--format=csv,noheader"], capture_output=True, text=True
    ).stdout.strip()


def begun(errors):
    """What is known before the first pass is timed: the card, the errors, and what the card reaches at best."""
    torch.cuda.empty_cache()
    found = {
        "card": smi("name,memory.total,driver_version,power.limit,clocks.max.sm,clocks.max.memory"),
        "torch": torch.__version__,
        "errors": errors,
        "decode": [],
        "prefill": [],
        "ceilings": ceilings(),
    }
    torch.cuda.empty_cache()
    return found


@torch.inference_mode()
def main(path):
    found = begun(checked())
    print(found)
    layers = [Layer() for _ in range(LAYERS)]
    embedding, unembedding = random(VOCABULARY, DIM, scale=1), random(VOCABULARY, DIM)
    last = torch.ones(DIM, device=device, dtype=torch.bfloat16)

    def keep():
        with open(path, "w") as file:
            json.dump(found, file, indent=1)

    for context, batches in DECODES.items():
        for batch in batches:
            torch.cuda.empty_cache()
            kernel, kernels = fastest_kernel(batch, context)
            torch.cuda.empty_cache()
            tokens = torch.randint(VOCABULARY, (batch,), device=device)
            caches = caches_of(LAYERS, batch, context)
            cos, sin = rotation(torch.tensor([context - 1], device=device))
            graph = captured(
                lambda: decode(layers, embedding, unembedding, last, tokens, caches, cos, sin, KERNELS[kernel])
            )
            row = {"context": context, "batch": batch, "kernel": kernel, "kernels": kernels, **timed(graph.replay)}
            row["clocks"] = smi("clocks.sm,clocks.mem,power.draw")
            found["decode"].append(row)
            print(context, batch, kernel, row["ms"], row["p10"], row["p90"], row["clocks"], flush=True)
            del graph, caches
            keep()
    for prompts, length in PREFILLS:
        torch.cuda.empty_cache()
        tokens = torch.randint(VOCABULARY, (prompts, length), device=device)
        cos, sin = rotation(torch.arange(length, device=device))
        row = {"prompts": prompts, "prompt": length}
        row |= timed(lambda: prefill(layers, embedding, unembedding, last, tokens, cos, sin), 1)
        row["clocks"] = smi("clocks.sm,clocks.mem,power.draw")
        found["prefill"].append(row)
        print(prompts, length, row["ms"], row["clocks"], flush=True)
        keep()


if __name__ == "__main__":
    main(sys.argv[1])
