using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MsaOrleans.Mail;

namespace MsaOrleans.Silo.Mail;

/// <summary>Why a try failed, taken from the SMTP client's exception.</summary>
/// <param name="Answer">The server's answer that refused the mail; null for other failures.</param>
/// <param name="Said">For the log: codes, or the kind of exception.</param>
internal sealed record SmtpFailure(MailFault Fault, SmtpStage Stage, string Said, SmtpReply? Answer = null)
{
    public static readonly SmtpFailure NoUnicode = new(MailFault.Protocol, SmtpStage.Sender, "no SMTPUTF8");

    /// <summary>The server had all of it and gave no answer.</summary>
    public bool InDoubt => Stage == SmtpStage.End && Answer is null;

    /// <summary>False when the failure may only mean that the server had closed a kept connection.</summary>
    public bool ReachedServer =>
        InDoubt || this == NoUnicode || Answer is not (null or { Code: 421, Stage: <= SmtpStage.Sender });

    public static bool IsOne(Exception failure) =>
        failure
            is SmtpCommandException
                or IOException
                or SocketException
                or ProtocolException
                or AuthenticationException
                or SslHandshakeException
                or OperationCanceledException
                or ServiceNotConnectedException
                or ServiceNotAuthenticatedException
                or TimeoutException
                or NotSupportedException;

    /// <param name="reached">How far the mail had come.</param>
    public static SmtpFailure Of(Exception failure, SmtpStage reached) =>
        failure switch
        {
            SmtpCommandException refused => Of(
                SmtpReply.Parse(StageOf(refused, reached), (int)refused.StatusCode, refused.Message)
            ),
            ServiceNotAuthenticatedException unsigned => Of(SmtpReply.Parse(reached, 530, unsigned.Message)) with
            {
                Stage = SmtpStage.Opening,
            },
            AuthenticationException unsigned when unsigned.Message.StartsWith('4') => new(
                MailFault.Busy,
                SmtpStage.Opening,
                nameof(AuthenticationException)
            ),
            AuthenticationException => new(MailFault.SignIn, SmtpStage.Opening, nameof(AuthenticationException)),
            SslHandshakeException or NotSupportedException => new(
                MailFault.Tls,
                SmtpStage.Opening,
                failure.GetType().Name
            ),
            _ => new(MailFault.Network, reached, failure.GetType().Name),
        };

    private static SmtpFailure Of(SmtpReply reply) =>
        new(Blame.Of(reply), reply.Stage, reply.Enhanced is { } code ? $"{reply.Code} {code}" : $"{reply.Code}", reply);

    private static SmtpStage StageOf(SmtpCommandException refused, SmtpStage reached) =>
        refused.ErrorCode switch
        {
            SmtpErrorCode.SenderNotAccepted => SmtpStage.Sender,
            SmtpErrorCode.RecipientNotAccepted => SmtpStage.Recipient,
            SmtpErrorCode.MessageNotAccepted => SmtpStage.End,
            _ => reached,
        };
}
