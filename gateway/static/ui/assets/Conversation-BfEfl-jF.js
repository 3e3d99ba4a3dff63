import{Aa as e,C as t,Ft as n,Ln as r,N as i,Na as a,Oa as o,Oi as s,P as c,Qi as l,Si as u,Vr as d,Yr as f,vi as p}from"./ui-Bk9Tclzj.js";import{n as m,t as h}from"./worker-lbs9Cvhx.js";import{a as g,i as _,n as v,r as y,t as b}from"./TurnOf-DblAMG2y.js";import{i as x}from"./Markdown-vlNp8XAB.js";var S=a(e(),1),C=new URL(`json.worker-NAw7NUqt.js`,import.meta.url).href;function w(e,t){let[n,r]=(0,S.useState)({of:null}),[i,a]=(0,S.useState)(0);(0,S.useEffect)(()=>{if(t===null)return;let{remote:n,end:i}=h(m(C)),a=new AbortController;return(async()=>{let i=await p(e,{id:t},{signal:a.signal}),o=await n.load(i),[s]=o.errors;if(s&&Object.keys(o.has).length===0)throw u.of(s,o.cost??void 0);a.signal.aborted||r({of:t,answered:{held:n,loaded:o}})})().catch(e=>{a.signal.aborted||r({of:t,error:e})}),()=>{a.abort(),i()}},[e,t,i]);let o=n.of===t&&t!==null;return{answered:o?n.answered:void 0,error:o?n.error:void 0,again:()=>{r({of:null}),a(i+1)}}}var T=o(),E=10;function D({held:e,turns:n}){let i=l(v),[a,o]=(0,S.useState)(new Set),[s,c]=(0,S.useState)(E),u=Math.max(0,n.length-s);return(0,T.jsxs)(T.Fragment,{children:[u>0&&(0,T.jsx)(`p`,{children:(0,T.jsxs)(r,{onPress:()=>c(s*4),children:[`Show `,t(Math.min(s*3,u)),` of `,t(u),` earlier turns`]})}),(0,T.jsx)(`ol`,{className:x.turns,"aria-label":`Conversation`,children:n.slice(u).map(t=>(0,T.jsx)(b,{held:e,turn:t,isPlain:!0,way:g(t.role,i),setWay:O,isOpen:a.has(t.index),setOpen:e=>{let n=new Set(a);e?n.add(t.index):n.delete(t.index),o(n)}},t.index))})]})}var O=()=>void 0,k=s(`
  query CompletionConversation($id: ID!) {
    completion(id: $id) {
      messages {
        role
        content
        name
        parts {
          kind
          text
          url
          data
          mediaType
          fileId
          name
          toolCallId
          arguments
          result
          isError
        }
      }
    }
  }
`),A=s(`
  query BriefConversation($id: ID!) {
    completion(id: $id) {
      messages {
        role
        name
        parts {
          kind
          text
          mediaType
          fileId
          name
          toolCallId
          arguments
          result
          isError
        }
      }
    }
  }
`),j=[];function M({id:e,isAside:t=!1,isBrief:r=!1}){let{answered:a,error:o,again:s}=w(r?A:k,e),[l,u]=(0,S.useState)(null);(0,S.useEffect)(()=>{a&&a.held.turns().then(e=>u({of:a,turns:e}),()=>void 0)},[a]);let f=l!==null&&l.of===a?l.turns:null;if(o!==void 0)return(0,T.jsx)(n,{error:o,retry:s});if(!a)return(0,T.jsx)(d,{});if(!(`messages`in a.loaded.has))return(0,T.jsx)(c,{what:`completion`});if(f===null)return(0,T.jsx)(d,{});if(f.length===0)return(0,T.jsx)(i,{title:`No conversation`,children:(0,T.jsx)(`p`,{children:`Nothing is logged that can be read as one. What there is stands in Request and Response.`})});let p={held:a.held,turns:f};return r?(0,T.jsx)(D,{...p},e):(0,T.jsx)(P,{...p,isAside:t},e)}var N=200;function P({held:e,turns:t,isAside:n}){let i=(0,S.useRef)(null),a=l(v),[o]=(0,S.useState)(a),[s,c]=(0,S.useState)({}),[u,d]=(0,S.useState)(new Set),[p,m]=(0,S.useState)(0),[h,C]=(0,S.useState)(N),w=t.slice(0,h);return f((0,S.useMemo)(()=>{if(n)return j;let e=`Conversation`,t=e=>{let t=Math.max(0,Math.min(w.length-1,p+e));m(t);let n=i.current?.children[t];n instanceof HTMLElement&&n.focus()},r=w[p];return[{id:`next`,title:`Next turn`,group:e,keys:[`j`],run:()=>t(1)},{id:`previous`,title:`Previous turn`,group:e,keys:[`k`],run:()=>t(-1)},{id:`way`,title:`Text, Markdown, JSON`,group:e,keys:[`v`],run:()=>{if(!r)return;let e=_(s[p]??g(r.role,o));c({...s,[p]:e}),y(r.role,e)}},{id:`fold`,title:`Fold or unfold the turn`,group:e,keys:[`e`],run:()=>{let e=new Set(u);e.delete(p)||e.add(p),d(e)}},{id:`fold-all`,title:`Fold or unfold all turns`,group:e,keys:[`Shift e`],run:()=>d(u.size===w.length?new Set:new Set(w.keys()))}]},[n,w,p,s,u,o])),(0,T.jsxs)(T.Fragment,{children:[(0,T.jsx)(`ol`,{ref:i,className:x.turns,"aria-label":`Conversation`,children:w.map((t,n)=>(0,T.jsx)(b,{held:e,turn:t,way:s[n]??g(t.role,o),setWay:e=>{c({...s,[n]:e}),y(t.role,e)},isOpen:u.has(n),setOpen:e=>{let t=new Set(u);e?t.add(n):t.delete(n),d(t)},isFocused:n===p,onFocus:()=>m(n)},t.index))}),t.length>h&&(0,T.jsxs)(r,{onPress:()=>C(h+N),children:[`Show `,Math.min(N,t.length-h),` more of `,t.length,` turns`]})]})}export{w as n,M as t};