using MsaOrleans.Catalog;

namespace MsaOrleans.Grains.Search.Domain;

public static class SearchTopics
{
    /// <summary>Names a topic with its labels: one that is called otherwise later is another.</summary>
    public static string KeyOf(Topic topic) =>
        Fingerprint.Of(
            topic.Theme.Code,
            topic.Theme.Label,
            topic.Subject.Code,
            topic.Subject.Label,
            topic.Reason.Code,
            topic.Reason.Label
        )[..16];
}
