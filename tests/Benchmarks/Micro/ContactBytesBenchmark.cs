using BenchmarkDotNet.Attributes;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Silo.Storage;

namespace MsaOrleans.Benchmarks.Micro;

/// <summary>A contact as it is stored, and back.</summary>
[MemoryDiagnoser]
public class ContactBytesBenchmark
{
    private readonly Contact _contact = Given.MailboxOf(1).Contacts[0];
    private byte[] _bytes = [];

    [GlobalSetup]
    public void Write() => _bytes = StateSerializer.ToBytes(_contact);

    [Benchmark]
    public byte[] ToBytes() => StateSerializer.ToBytes(_contact);

    [Benchmark]
    public object? FromBytes() => StateSerializer.FromBytes<Contact>(_bytes);
}
