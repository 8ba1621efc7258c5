using System.CommandLine;

// Each run measures one thing and prints what it was measured on; ratios are against something in the same run.
var root = new RootCommand("Benchmarks of SmtpHelpBot.");
return await root.Parse(args).InvokeAsync();
