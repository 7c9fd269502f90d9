using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace MsaOrleans.Api.Problems;

/// <summary>From a refusal or a problem to what goes over the wire (RFC 9457).</summary>
public static class ProblemResults
{
    /// <summary>The member of a problem that clients test.</summary>
    public const string Code = "code";

    /// <summary>The member of a problem that names who holds what was asked for.</summary>
    public const string Holder = "holder";

    /// <summary>Which request field a refusal concerns, for those that concern one.</summary>
    private static readonly Dictionary<RefusalCode, string> Fields = new()
    {
        [RefusalCode.UnknownTopic] = "reason",
        [RefusalCode.TopicNotForProfile] = "reason",
        [RefusalCode.TextTooShort] = "text",
        [RefusalCode.TextTooLong] = "text",
        [RefusalCode.TextHasControlCharacters] = "text",
        [RefusalCode.InvalidPeriod] = "until",
        [RefusalCode.InvalidEnd] = "until",
        [RefusalCode.OwnProxy] = "proxyId",
        [RefusalCode.UnknownCode] = "code",
        [RefusalCode.WordingChanged] = "wording",
        [RefusalCode.InvalidCursor] = "after",
        [RefusalCode.InvalidDates] = "to",
    };

    public static RefusalResult ToResult(this Refusal refusal) => new(refusal);

    /// <summary>The problem that a refusal stands for.</summary>
    internal static ProblemHttpResult ToProblem(this Refusal refusal)
    {
        var problem = ProblemCatalog.Of(refusal.Code);
        if (refusal.Holder is { } holder)
        {
            var held = problem.ToDetails();
            held.Extensions[Holder] = holder;
            return TypedResults.Problem(held);
        }
        return Fields.TryGetValue(refusal.Code, out var field)
            ? problem.ToResult(new() { [field] = [problem.Detail] })
            : problem.ToResult();
    }

    public static ProblemHttpResult ToResult(this Problem problem, Dictionary<string, string[]>? errors = null) =>
        TypedResults.Problem(problem.ToDetails(errors));

    public static ProblemDetails ToDetails(this Problem problem, IDictionary<string, string[]>? errors = null)
    {
        var details = errors is null ? new ProblemDetails() : new HttpValidationProblemDetails(errors);
        details.Describe(problem);
        return details;
    }

    public static void Describe(this ProblemDetails details, Problem problem)
    {
        details.Type = problem.Type;
        details.Status = problem.Status;
        details.Title = problem.Title;
        details.Detail = problem.Detail;
        details.Extensions[Code] = problem.Code;
    }
}
