using BenchmarkDotNet.Attributes;
using MsaOrleans.Grains.Mailboxes.Domain;

namespace MsaOrleans.Benchmarks.Micro;

/// <summary>The decision on one more request, without what makes it durable.</summary>
[MemoryDiagnoser]
public class SubmissionBenchmark
{
    private MailboxState _state = MailboxState.Empty(Given.Member.Id);

    [Params(0, 3, 50)]
    public int Contacts { get; set; }

    [GlobalSetup]
    public void Fill() => _state = Given.MailboxOf(Contacts);

    [Benchmark]
    public object Submit() => Given.Submit(_state, Contacts);
}
