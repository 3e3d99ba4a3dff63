<<<<<<<< HEAD:gateway/static/ui/assets/Keys-BZ4lZTXb.js
import{W as e,Yn as t,pn as n}from"./ui-VzvwQ2ig.js";var r=t();function i({of:t}){return(0,r.jsx)(`span`,{className:e.keys,children:n(t).map((e,t)=>(0,r.jsx)(`kbd`,{children:e},t))})}export{i as t};
========
import{W as e,Yn as t,pn as n}from"./ui-BkYcLHF4.js";var r=t();function i({of:t}){return(0,r.jsx)(`span`,{className:e.keys,children:n(t).map((e,t)=>(0,r.jsx)(`kbd`,{children:e},t))})}export{i as t};
>>>>>>>> a9a27ca (A row's focus follows fast keys; the rows' journeys are tested in a browser):gateway/static/ui/assets/Keys-DW3iu8I3.js
