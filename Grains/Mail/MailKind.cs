namespace MsaOrleans.Grains.Mail;

/// <summary>The kinds of mails. Each has two templates of its name in <c>templates</c>, and a subject below.</summary>
[GenerateSerializer, Alias("mail-kind")]
public enum MailKind
{
    Acknowledgement = 1,
    AnswerAvailable = 2,
    AnswerRecall = 3,
    Escalation = 4,
    ProxyGranted = 5,
    ProxyRevoked = 6,
    Transferred = 7,
    ProxyInvited = 8,
}

internal static class MailSubjects
{
    public static string Subject(this MailKind kind, MailJob job, MailSender sender) =>
        kind switch
        {
            MailKind.Acknowledgement => "Accusé de réception de votre demande",
            MailKind.AnswerAvailable => "Une réponse est disponible",
            MailKind.AnswerRecall => "Une réponse vous attend",
            MailKind.Escalation => $"{sender.Name} : demande sans réponse, niveau {job.Level}",
            MailKind.Transferred => "Votre demande a changé de caisse",
            MailKind.ProxyInvited => "Invitation à devenir mandataire",
            MailKind.ProxyGranted => "Procuration donnée sur votre messagerie",
            MailKind.ProxyRevoked => "Procuration révoquée sur votre messagerie",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A mail without a subject."),
        };
}
