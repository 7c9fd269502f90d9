using System.Text.RegularExpressions;
using MsaOrleans.Api.Problems;

namespace MsaOrleans.Api.Funds;

/// <summary>
/// A code in the address that no fund can have is that of a fund that does not exist: no grain is woken for it.
/// </summary>
internal sealed partial class FundFilter : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.RouteValues["fund"] is string code && !CodePattern().IsMatch(code)
            ? ValueTask.FromResult<object?>(ProblemCatalog.Of(RefusalCode.UnknownFund).ToResult())
            : next(context);

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex CodePattern();
}
