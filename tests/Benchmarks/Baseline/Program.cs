using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;
using MsaOrleans.Baseline;
using MsaOrleans.Grains.Calendars;
using MsaOrleans.Grains.Catalog;
using MsaOrleans.Grains.Funds;
using Npgsql;

// What one would write by hand: ASP.NET Core and Npgsql, no Orleans; or with "constant", the least that Kestrel can
// answer.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
if (args.Contains("constant"))
{
    await using var constant = builder.Build();
    constant.MapGet("/constant", () => "OK");
    await constant.RunAsync();
    return;
}

builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = 32 * 1024;
    kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
});
var services = builder.Services;
services.ConfigureHttpJsonOptions(json =>
{
    json.SerializerOptions.TypeInfoResolverChain.Insert(0, BaselineJson.Default);
    json.SerializerOptions.Converters.Add(new CamelCase<ContactKind>());
    json.SerializerOptions.Converters.Add(new CamelCase<ReplyKind>());
});
services.AddSingleton(TimeProvider.System);
services.AddSla(builder.Configuration).AddFunds(builder.Configuration).AddCatalog(builder.Configuration);
services.AddSingleton(
    NpgsqlDataSource.Create(
        builder.Configuration.GetConnectionString("Baseline")
            + ";Maximum Pool Size=12;Max Auto Prepare=40;No Reset On Close=true"
    )
);
services
    .AddSingleton<Rules>()
    .AddSingleton<Histories>()
    .AddSingleton<Submissions>()
    .AddSingleton<Replies>()
    .AddSingleton<Boards>();
services.AddSingleton<Letters>().AddSingleton<OutboxSignal>();
services.AddHostedService<OutboxSender>().AddHostedService<Ladder>();
services.AddRateLimiter(limiter =>
    limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, int>(_ =>
        RateLimitPartition.GetConcurrencyLimiter(0, _ => new() { PermitLimit = 1_000 })
    )
);
services
    .AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
    .AddJwtBearer(bearer =>
    {
        bearer.MapInboundClaims = false;
        bearer.TokenValidationParameters = new()
        {
            ValidIssuer = builder.Configuration["Token:Issuer"],
            ValidAudience = builder.Configuration["Token:Audience"],
            IssuerSigningKey = new SymmetricSecurityKey(
                Convert.FromBase64String(builder.Configuration["Token:Key"] ?? "")
            ),
            NameClaimType = "sub",
            RoleClaimType = "role",
        };
    });
services
    .AddAuthorizationBuilder()
    .AddPolicy("member", policy => policy.RequireRole("member"))
    .AddPolicy("staff", policy => policy.RequireRole("agent", "supervisor"))
    .AddPolicy("reader", policy => policy.RequireRole("member", "agent", "supervisor"));

await using var app = builder.Build();
await Schema.CreateAsync(app.Services.GetRequiredService<NpgsqlDataSource>());
app.UseRateLimiter();
app.UseAuthentication();
app.UseAuthorization();
var mailbox = app.MapGroup("/api/v1/mailboxes/{memberId}/contacts");
mailbox
    .MapGet("", (string memberId, HttpContext http, Histories histories) => histories.ListAsync(memberId, http))
    .RequireAuthorization("reader");
mailbox
    .MapGet(
        "/{contactId}",
        (string memberId, string contactId, HttpContext http, Histories histories) =>
            histories.GetAsync(memberId, contactId, http)
    )
    .RequireAuthorization("reader");
mailbox
    .MapPost(
        "",
        (string memberId, NewContact request, HttpContext http, Submissions submissions) =>
            submissions.SubmitAsync(memberId, request, http)
    )
    .RequireAuthorization("member");
mailbox
    .MapPost(
        "/{contactId}/replies",
        (string memberId, string contactId, NewReply request, HttpContext http, Replies replies) =>
            replies.ReplyAsync(memberId, contactId, request, http)
    )
    .RequireAuthorization("staff");
app.MapGet(
        "/api/v1/funds/{fund}/board",
        (string fund, string? view, HttpContext http, Boards boards) => boards.ViewAsync(fund, view ?? "open", http)
    )
    .RequireAuthorization("staff");
app.MapGet("/health/ready", () => Results.Ok());
await app.RunAsync();
