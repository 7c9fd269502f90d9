namespace MsaOrleans.Replies;

/// <summary>
/// The topic of an answer, and the names to fill in. A filled text has at most 4,000 UTF-16 code units if no name is
/// longer than 100. A blank name is treated as missing.
/// </summary>
/// <param name="Theme">Code; null for only the templates of any topic.</param>
/// <param name="Subject">Code, within the theme.</param>
/// <param name="Reason">Code, within the subject.</param>
/// <param name="Member">Name of the member who is answered.</param>
/// <param name="Agent">Name of the agent who answers.</param>
/// <param name="Fund">Name of the agent's fund.</param>
[GenerateSerializer, Immutable, Alias("reply-template-query")]
public sealed record ReplyTemplateQuery(
    [property: Id(0)] string? Theme,
    [property: Id(1)] string? Subject,
    [property: Id(2)] string? Reason,
    [property: Id(3)] string? Member = null,
    [property: Id(4)] string? Agent = null,
    [property: Id(5)] string? Fund = null
);
