using System.Collections.Immutable;
using MsaOrleans.Grains.Catalog.Domain;
using MsaOrleans.Replies;

namespace MsaOrleans.Grains.Replies.Domain;

/// <summary>All templates, loaded and validated once per silo.</summary>
internal sealed class ReplyTemplates(TopicCatalog catalog, IEnumerable<FiledTemplate> templates)
{
    private readonly ImmutableArray<FiledTemplate> _deepestFirst =
    [
        .. templates.OrderByDescending(template => template.Depth),
    ];

    public int Count => _deepestFirst.Length;

    /// <returns>Those that fit, most specific first, filled in; or <see cref="RefusalCode.UnknownTopic"/>.</returns>
    public Outcome<ReplyTemplateList> Find(ReplyTemplateQuery query)
    {
        if (!catalog.FindNode(query.Theme, query.Subject, query.Reason).TryGet(out var topic, out var unknown))
            return unknown;
        var filling = Filling.Of(query, topic);
        return new ReplyTemplateList([
            .. _deepestFirst.Where(template => template.Fits(query)).Select(template => template.Fill(filling)),
        ]);
    }
}
