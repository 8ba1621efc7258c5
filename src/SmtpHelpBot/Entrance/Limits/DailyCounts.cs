using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SmtpHelpBot.Entrance.Limits;

/// <summary>
/// How much each person has sent since the day of this process began. A person is a few bytes here, made of who they are, and nothing
/// has to be done for them until the day is over.
/// </summary>
/// <param name="most">So much may one person send.</param>
/// <param name="time">The clock.</param>
internal sealed class DailyCounts(int most, TimeProvider time)
{
    /// <summary>So many are counted, in some megabytes: where people make up who they are, they get no more of the memory.</summary>
    public const int MostPeople = 100_000;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private readonly Lock gate = new();
    private Dictionary<ulong, int> counts = [];
    private long began = time.GetTimestamp();

    /// <summary>Counts one more; false where it is too much for today, and is not counted.</summary>
    public bool Take(string person)
    {
        var key = KeyOf(person);
        lock (gate)
        {
            if (time.GetElapsedTime(began) >= Day)
            {
                (counts, began) = ([], time.GetTimestamp());
            }

            var count = counts.GetValueOrDefault(key);
            if (count > 0 || counts.Count < MostPeople)
            {
                counts[key] = Math.Min(count + 1, most);
            }

            return count < most;
        }
    }

    private static ulong KeyOf(string person)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(person.AsSpan()), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
