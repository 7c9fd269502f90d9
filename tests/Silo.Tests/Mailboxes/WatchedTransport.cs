using System.Collections.Concurrent;
using MsaOrleans.Grains.Mail;

namespace MsaOrleans.Silo.Tests.Mailboxes;

/// <summary>The product's own transport, and what became of each try.</summary>
internal sealed class WatchedTransport(IMailTransport transport) : IMailTransport
{
    private readonly ConcurrentQueue<(string MessageId, MailTry Outcome)> _tries = new();

    public IReadOnlyCollection<(string MessageId, MailTry Outcome)> Tries => _tries;

    public async Task<MailTry> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var outcome = await transport.SendAsync(mail, cancellationToken);
        _tries.Enqueue((mail.MessageId, outcome));
        return outcome;
    }
}
