using System.Collections.Concurrent;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using MsaOrleans.Grains.Mail;
using IMailTransport = MsaOrleans.Grains.Mail.IMailTransport;

namespace MsaOrleans.Silo.Mail;

/// <summary>
/// Sends through an SMTP server over connections it keeps. After a try that failed for the server's sake, every mail is
/// deferred at once for a few seconds, so that those that wait do not each wait for the time-out.
/// </summary>
internal sealed partial class SmtpTransport(
    MimeMessages messages, IOptions<MailOptions> options, TimeProvider time, ILogger<SmtpTransport> logger)
    : IMailTransport, IDisposable
{
    private static readonly TimeSpan FailFast = TimeSpan.FromSeconds(5);

    /// <summary>A server may close a connection it has not heard from; an older one is not worth the risk.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(30);

    private readonly ConcurrentBag<(SmtpClient Client, DateTimeOffset LastUsed)> _kept = [];
    private long _closedUntilTicks;

    public async Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        if (messages.Of(mail) is not { } message)
            return MailOutcome.Refused;
        if (time.GetUtcNow().UtcTicks < Volatile.Read(ref _closedUntilTicks))
            return MailOutcome.Deferred;
        using var limit = new CancellationTokenSource(options.Value.Timeout, TimeProvider.System);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await SendAsync(message, both.Token);
        }
        catch (SmtpCommandException refused)
        {
            LogRefused(logger, mail.MessageId, refused.StatusCode, refused.ErrorCode);
            return IsForGood(refused) ? MailOutcome.Refused : MailOutcome.Deferred;
        }
        catch (Exception failure) when (failure is IOException or System.Net.Sockets.SocketException or ProtocolException
            or SmtpProtocolException or AuthenticationException or SslHandshakeException or OperationCanceledException
            or ServiceNotConnectedException or ServiceNotAuthenticatedException or TimeoutException or NotSupportedException)
        {
            LogFailed(logger, mail.MessageId, failure.GetType().Name);
            Volatile.Write(ref _closedUntilTicks, (time.GetUtcNow() + FailFast).UtcTicks);
            return MailOutcome.Deferred;
        }
    }

    public void Dispose()
    {
        while (_kept.TryTake(out var kept))
            kept.Client.Dispose();
    }

    /// <summary>A server that was restarted since has closed the kept connection: a fresh one then gets its chance.</summary>
    private async Task<MailOutcome> SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        if (TakeKept() is { } kept)
        {
            try
            {
                return await SendOverAsync(kept, message, cancellationToken);
            }
            catch (Exception closed) when (closed is IOException or ProtocolException or ServiceNotConnectedException)
            {
                LogReconnecting(logger);
            }
        }
        return await SendOverAsync(await ConnectAsync(cancellationToken), message, cancellationToken);
    }

    private async Task<MailOutcome> SendOverAsync(SmtpClient client, MimeMessage message, CancellationToken cancellationToken)
    {
        var healthy = false;
        try
        {
            await client.SendAsync(message, cancellationToken);
            healthy = true;
            return MailOutcome.Sent;
        }
        catch (SmtpCommandException)
        {
            healthy = client.IsConnected;
            throw;
        }
        finally
        {
            if (healthy)
                _kept.Add((client, time.GetUtcNow()));
            else
                client.Dispose();
        }
    }

    private SmtpClient? TakeKept()
    {
        while (_kept.TryTake(out var kept))
        {
            if (kept.Client.IsConnected && time.GetUtcNow() - kept.LastUsed < KeptFor)
                return kept.Client;
            kept.Client.Dispose();
        }
        return null;
    }

    private async Task<SmtpClient> ConnectAsync(CancellationToken cancellationToken)
    {
        var (mail, client) = (options.Value, new SmtpClient());
        try
        {
            await client.ConnectAsync(mail.Host!, mail.EffectivePort, mail.SocketOptions, cancellationToken);
            if (mail.SignsIn)
                await client.AuthenticateAsync(mail.User, mail.Password ?? "", cancellationToken);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>The recipient or the message refused with a 5xx. A refused sender or sign-in is ours to mend: the mail waits.</summary>
    private static bool IsForGood(SmtpCommandException refused) =>
        (int)refused.StatusCode >= 500 && refused.ErrorCode is (SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted);
}
