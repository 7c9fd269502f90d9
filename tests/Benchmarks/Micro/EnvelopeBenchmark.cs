using BenchmarkDotNet.Attributes;
using MsaOrleans.Silo.Encryption;
using MsaOrleans.Silo.Storage;

namespace MsaOrleans.Benchmarks.Micro;

/// <summary>What encryption adds to a write and a wake-up of a mailbox.</summary>
[MemoryDiagnoser]
public class EnvelopeBenchmark
{
    private static readonly RowIdentity Row = StateRows.IdentityOf("msa", "mailbox", "mailbox/jean", 7);

    private readonly Vault _vault = new(new FileKeyRing([new("a", new byte[Aes256.KeyLength])]), writes: true);
    private DataKey _key = null!;
    private byte[] _plain = [],
        _envelope = [];

    [Params(3, 49)]
    public int Contacts { get; set; }

    [GlobalSetup]
    public async Task SealAsync()
    {
        _key = (await _vault.KeyForAsync(known: null))!;
        _plain = StateSerializer.ToBytes(Given.MailboxOf(Contacts));
        _envelope = Seal();
    }

    [Benchmark]
    public byte[] Seal() => Envelope.Seal(_key, _plain, Row);

    [Benchmark]
    public async Task<byte[]> OpenAsync() => (await _vault.OpenAsync(_envelope, Row)).Plain;
}
