using System.Text.RegularExpressions;

namespace MsaOrleans.Silo.Mail;

/// <summary>A server's answer that is no success.</summary>
/// <param name="Enhanced">Null when the server gave none.</param>
/// <param name="Words">The rest of it; never logged, as servers repeat addresses.</param>
internal sealed partial record SmtpReply(SmtpStage Stage, int Code, EnhancedCode? Enhanced, string Words)
{
    public static SmtpReply Parse(SmtpStage stage, int code, string words) => new(stage, code, CodeIn(words), words);

    /// <summary>Both codes must say so; when they contradict each other the failure counts as temporary.</summary>
    public bool IsPermanent => Code >= 500 && Enhanced is not { Class: < 5 };

    private static EnhancedCode? CodeIn(string words) =>
        CodePattern().Match(words) is { Success: true } found
            ? new(Number(found, 1), Number(found, 2), Number(found, 3))
            : null;

    private static int Number(Match found, int group) => int.Parse(found.Groups[group].Value, null);

    /// <summary>At the beginning (RFC 2034), or in brackets as qmail has it.</summary>
    [GeneratedRegex(@"(?:^\s*|\(#)([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")]
    private static partial Regex CodePattern();
}

/// <summary>What a server says apart from its three digits (RFC 3463), such as 5.1.1.</summary>
internal readonly record struct EnhancedCode(int Class, int Subject, int Detail)
{
    public override string ToString() => $"{Class}.{Subject}.{Detail}";
}

/// <summary>Where in the conversation an answer came.</summary>
internal enum SmtpStage
{
    /// <summary>Greeting, EHLO, STARTTLS.</summary>
    Opening = 0,

    /// <summary>MAIL.</summary>
    Sender = 1,

    /// <summary>RCPT.</summary>
    Recipient = 2,

    /// <summary>DATA, before the text.</summary>
    Data = 3,

    /// <summary>After the last dot.</summary>
    End = 4,
}
