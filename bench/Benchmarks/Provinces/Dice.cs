using System.Buffers.Binary;

namespace ReliefApi.Benchmarks.Provinces;

/// <summary>Random numbers that depend on the seed and on what they are drawn for, never on the order of drawing: any row can be made again alone.</summary>
internal struct Dice(long seed, int purpose, long subject)
{
    private ulong _state = Mix((ulong)seed ^ Mix((ulong)purpose << 48 ^ (ulong)subject));

    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    public int Below(int bound) => (int)((Next() >> 32) * (ulong)bound >> 32);

    public int Between(int from, int to) => from + Below(to - from + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public double Fraction() => (Next() >> 11) * (1.0 / (1L << 53));

    public byte[] Bytes(int count)
    {
        var bytes = new byte[(count + 7) / 8 * 8];
        for (var i = 0; i < bytes.Length; i += 8) BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i), Next());
        return bytes[..count];
    }

    /// <summary>An id of UUID version 7 whose time is the row's number, so that ids sort in the order of making.</summary>
    public static Guid Id(long seed, int purpose, long number)
    {
        var dice = new Dice(seed, purpose, number);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, 1_577_836_800_000 + number << 16);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | dice.Below(0x1000)));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], dice.Next() >> 2 | 1UL << 63);
        return new Guid(bytes, bigEndian: true);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }
}
