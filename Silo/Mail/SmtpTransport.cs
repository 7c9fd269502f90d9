using System.Collections.Concurrent;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;
using MsaOrleans.Grains.Mail;
using IMailTransport = MsaOrleans.Grains.Mail.IMailTransport;

namespace MsaOrleans.Silo.Mail;

/// <summary>
/// Sends through an SMTP server. Up to the end of its text a mail has <c>Mail:Timeout</c>; from there on it may have
/// arrived, and the server has <c>Mail:AnswerTimeout</c> to say so.
/// </summary>
internal sealed partial class SmtpTransport(
    MimeMessages messages,
    SmtpLines lines,
    MailGate gate,
    MailPace pace,
    IOptions<MailOptions> options,
    IHostApplicationLifetime process,
    TimeProvider time,
    ILogger<SmtpTransport> logger
) : IMailTransport
{
    /// <summary>
    /// How long a mail waits for its turn, and then for a connection to come free; with a try that is less than a
    /// mailbox waits.
    /// </summary>
    private static readonly TimeSpan InQueue = TimeSpan.FromSeconds(10);

    /// <summary>When a mail that found no free connection is tried again.</summary>
    private static readonly TimeSpan OutOfQueue = TimeSpan.FromMinutes(1);

    /// <summary>How long a stopping process waits for mails under way.</summary>
    private static readonly TimeSpan AtTheEnd = TimeSpan.FromSeconds(10);

    private readonly CancellationToken _ended = After(AtTheEnd, process.ApplicationStopping);
    private readonly ConcurrentDictionary<string, byte> _underWay = new(StringComparer.Ordinal);

    public async Task<MailTry> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        if (!_underWay.TryAdd(mail.MessageId, 0))
            return new MailTry.UnderWay();
        try
        {
            return await InTurnAsync(mail.MessageId, messages.Of(mail), cancellationToken);
        }
        finally
        {
            _underWay.TryRemove(mail.MessageId, out _);
        }
    }

    private async Task<MailTry> InTurnAsync(string messageId, MimeMessage message, CancellationToken cancellationToken)
    {
        if (gate.Turn(messageId) is { } notYet)
            return notYet;
        var wait = pace.UntilTurn(messageId, InQueue);
        if (wait > InQueue)
            return new MailTry.PutOff(time.GetUtcNow() + wait);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, TimeProvider.System, cancellationToken);
        using var place = await lines.TakePlaceAsync(InQueue, cancellationToken);
        if (place is null)
            return new MailTry.PutOff(time.GetUtcNow() + OutOfQueue);
        if (gate.Turn(messageId) is { } noLonger)
            return noLonger;
        using var limit = new CancellationTokenSource(options.Value.Timeout, TimeProvider.System);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken, _ended);
        return await TryAsync(messageId, message, WaitForWord, both.Token);

        void WaitForWord()
        {
            limit.CancelAfter(options.Value.AnswerTimeout);
            place.WaitForWord(options.Value.Timeout);
        }
    }

    /// <summary>
    /// Tries once more on a new connection when the server closed the kept one, or answers 421 on it.
    /// </summary>
    private async Task<MailTry> TryAsync(
        string messageId,
        MimeMessage message,
        Action onWhole,
        CancellationToken cancellationToken
    )
    {
        if (lines.TakeKept() is { } kept)
        {
            var (tried, failure) = await TryOverAsync(kept, message, onWhole, cancellationToken);
            if (tried is not null || failure is { ReachedServer: true } || cancellationToken.IsCancellationRequested)
                return tried ?? Told(messageId, failure!);
            LogReconnecting(logger);
        }
        try
        {
            var (tried, failure) = await TryOverAsync(
                await lines.ConnectAsync(cancellationToken),
                message,
                onWhole,
                cancellationToken
            );
            return tried ?? Told(messageId, failure!);
        }
        catch (Exception failure) when (SmtpFailure.IsOne(failure))
        {
            return Told(messageId, SmtpFailure.Of(failure, SmtpStage.Opening));
        }
    }

    private async Task<(MailTry.Sent? Sent, SmtpFailure? Failure)> TryOverAsync(
        SmtpLine line,
        MimeMessage message,
        Action onWhole,
        CancellationToken cancellationToken
    )
    {
        if (!line.Takes(message))
        {
            lines.Keep(line);
            return (null, SmtpFailure.NoUnicode);
        }
        try
        {
            await line.SendAsync(message, onWhole, cancellationToken);
            gate.Open();
            pace.Recover();
            lines.Keep(line);
            return (new(), null);
        }
        catch (Exception failure) when (SmtpFailure.IsOne(failure))
        {
            var seen = SmtpFailure.Of(failure, line.Stage);
            if (failure is SmtpCommandException)
                lines.Keep(line);
            else
                line.Dispose();
            return (null, seen);
        }
        catch
        {
            line.Dispose();
            throw;
        }
    }

    private static CancellationToken After(TimeSpan delay, CancellationToken asked)
    {
        var source = new CancellationTokenSource();
        asked.Register(() => source.CancelAfter(delay));
        return source.Token;
    }
}
