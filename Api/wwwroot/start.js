// Says that a page does not work where its scripts don't. Written for any browser: what is said is there until this hides it.
(function () {
  'use strict';
  var root = document.documentElement, patience = 45000;

  function fail() {
    var main = document.getElementById('main');
    root.className = '';
    if (main) main.removeAttribute('aria-busy');
  }

  function isBusy() {
    var main = document.getElementById('main');
    return !main || main.hasAttribute('aria-busy');
  }

  if (!('noModule' in document.createElement('script'))) return;
  root.className = 'scripted';
  // A script that is not there, or can't be read; before the page stands, also one that fails.
  addEventListener('error', function (event) {
    var source = event.target;
    if (isBusy() && (source === window || source instanceof HTMLScriptElement)) fail();
  }, true);
  addEventListener('unhandledrejection', function () { if (isBusy()) fail(); });
  setTimeout(function () { if (isBusy()) fail(); }, patience);
})();
