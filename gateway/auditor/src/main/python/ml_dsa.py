"""Verification of ML-DSA-44 and ML-DSA-65 signatures (FIPS 204), in the names and the order of the standard.

Nothing here is secret: public key, message and signature are all known, so the code needs no protection against being
measured. It is slow (some hundredths of a second for a signature) and short enough to be held against the standard.
"""

import hashlib
from collections import namedtuple

Q, N, D = 8380417, 256, 13

Parameters = namedtuple("Parameters", "k l tau gamma_1_bits gamma_2 beta omega challenge_bytes w_1_bits")  # table 1
ML_DSA_44 = Parameters(4, 4, 39, 17, (Q - 1) // 88, 78, 80, 32, 6)
ML_DSA_65 = Parameters(6, 5, 49, 19, (Q - 1) // 32, 196, 55, 48, 4)


def _bit_reversed(number):
    return int(format(number, "08b")[::-1], 2)


ZETAS = [pow(1753, _bit_reversed(k), Q) for k in range(N)]


def _shake256(data, length):
    return hashlib.shake_256(data).digest(length)


def _ntt(w):
    """Algorithm 41."""
    w = list(w)
    m, length = 0, 128
    while length >= 1:
        for start in range(0, N, 2 * length):
            m += 1
            z = ZETAS[m]
            for j in range(start, start + length):
                t = z * w[j + length] % Q
                w[j + length] = (w[j] - t) % Q
                w[j] = (w[j] + t) % Q
        length //= 2
    return w


def _inverse_ntt(w):
    """Algorithm 42."""
    w = list(w)
    m, length = N, 1
    while length < N:
        for start in range(0, N, 2 * length):
            m -= 1
            z = Q - ZETAS[m]
            for j in range(start, start + length):
                t = w[j]
                w[j] = (t + w[j + length]) % Q
                w[j + length] = z * (t - w[j + length]) % Q
        length *= 2
    return [8347681 * value % Q for value in w]


def _unpack(data, bits):
    """The whole numbers of so many bits that are packed into the bytes, lowest bit first (algorithm 18)."""
    packed, mask = int.from_bytes(data, "little"), (1 << bits) - 1
    return [packed >> (bits * i) & mask for i in range(len(data) * 8 // bits)]


def _sample_ntt(seed):
    """Algorithm 30, RejNTTPoly: 840 numbers of three bytes are drawn, of which nearly all are below q."""
    length = 840
    while True:
        drawn, polynomial = hashlib.shake_128(seed).digest(3 * length), []
        for i in range(0, len(drawn), 3):
            value = int.from_bytes(drawn[i:i + 3], "little") & 0x7FFFFF
            if value < Q:
                polynomial.append(value)
                if len(polynomial) == N:
                    return polynomial
        length *= 2


def _sample_in_ball(seed, tau):
    """Algorithm 29: a polynomial with tau coefficients 1 or -1, all others 0."""
    length = 1024
    while True:
        drawn = _shake256(seed, length)
        signs, position, c = int.from_bytes(drawn[:8], "little"), 8, [0] * N
        try:
            for i in range(N - tau, N):
                while drawn[position] > i:
                    position += 1
                j = drawn[position]
                position += 1
                c[i] = c[j]
                c[j] = Q - 1 if signs >> (i + tau - N) & 1 else 1
            return c
        except IndexError:
            length *= 2


def _hints(data, p):
    """Algorithm 21, HintBitUnpack: the places of the hints in each polynomial; None if they are spelt in another way than the one allowed."""
    hints, index = [], 0
    for i in range(p.k):
        end = data[p.omega + i]
        if end < index or end > p.omega:
            return None
        places = list(data[index:end])
        if any(first >= second for first, second in zip(places, places[1:])):
            return None
        hints.append(set(places))
        index = end
    return None if any(data[index:p.omega]) else hints


def _use_hint(hinted, r, gamma_2):
    """Algorithms 36 and 40, Decompose and UseHint."""
    r_0 = r % (2 * gamma_2)
    if r_0 > gamma_2:
        r_0 -= 2 * gamma_2
    if r - r_0 == Q - 1:
        r_1, r_0 = 0, r_0 - 1
    else:
        r_1 = (r - r_0) // (2 * gamma_2)
    if not hinted:
        return r_1
    return (r_1 + (1 if r_0 > 0 else -1)) % ((Q - 1) // (2 * gamma_2))


def _pack(values, bits):
    packed = 0
    for i, value in enumerate(values):
        packed |= value << (bits * i)
    return packed.to_bytes(len(values) * bits // 8, "little")


def verify(p, public_key, message, signature):
    """Whether the signature over the message, with an empty context, is of this key (algorithms 3 and 8)."""
    gamma_1, z_bytes = 1 << p.gamma_1_bits, N * (p.gamma_1_bits + 1) // 8
    if len(public_key) != 32 + 320 * p.k or len(signature) != p.challenge_bytes + z_bytes * p.l + p.omega + p.k:
        return False
    rho = public_key[:32]
    t_1 = [_unpack(public_key[32 + 320 * i:352 + 320 * i], 10) for i in range(p.k)]
    challenge, rest = signature[:p.challenge_bytes], signature[p.challenge_bytes:]
    z = [[gamma_1 - value for value in _unpack(rest[z_bytes * i:z_bytes * (i + 1)], p.gamma_1_bits + 1)] for i in range(p.l)]
    hints = _hints(rest[z_bytes * p.l:], p)
    if hints is None or any(abs(value) >= gamma_1 - p.beta for polynomial in z for value in polynomial):
        return False
    mu = _shake256(_shake256(public_key, 64) + b"\x00\x00" + message, 64)
    c_hat = _ntt(_sample_in_ball(challenge, p.tau))
    z_hat = [_ntt(polynomial) for polynomial in z]
    w_1 = b""
    for i in range(p.k):
        total = [0] * N
        for j in range(p.l):
            a = _sample_ntt(rho + bytes((j, i)))
            total = [(value + x * y) % Q for value, x, y in zip(total, a, z_hat[j])]
        t_hat = _ntt([value << D for value in t_1[i]])
        w = _inverse_ntt([(value - x * y) % Q for value, x, y in zip(total, c_hat, t_hat)])
        w_1 += _pack([_use_hint(place in hints[i], value, p.gamma_2) for place, value in enumerate(w)], p.w_1_bits)
    return _shake256(mu + w_1, p.challenge_bytes) == challenge
