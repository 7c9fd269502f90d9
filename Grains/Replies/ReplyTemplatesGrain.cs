using MsaOrleans.Grains.Replies.Domain;
using MsaOrleans.Replies;
using Orleans.Concurrency;

namespace MsaOrleans.Grains.Replies;

[StatelessWorker, GrainType("reply-templates")]
internal sealed class ReplyTemplatesGrain(ReplyTemplates templates) : Grain, IReplyTemplatesGrain
{
    public Task<Outcome<ReplyTemplateList>> FindAsync(ReplyTemplateQuery query) =>
        Task.FromResult(templates.Find(query));
}
