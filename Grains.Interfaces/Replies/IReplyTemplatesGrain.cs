namespace MsaOrleans.Replies;

/// <summary>Hands agents the texts they start an answer from; a stateless worker, key 0.</summary>
[Alias("reply-templates")]
public interface IReplyTemplatesGrain : IGrainWithIntegerKey
{
    /// <returns>
    /// Most specific first: those of the reason, then of the subject, of the theme, then those for any topic.
    /// Refused <see cref="RefusalCode.UnknownTopic"/> when the catalogue has no such theme, subject or reason, or when
    /// a subject comes without its theme or a reason without its subject.
    /// </returns>
    [Alias("find")]
    Task<Outcome<ReplyTemplateList>> FindAsync(ReplyTemplateQuery query);
}
