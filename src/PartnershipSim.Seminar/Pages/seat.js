// A visitor without a seat is led to where one is taken, before the page shows anything.
import { kept } from "/page.js";

if (!kept("seat")) location.replace("/join");
