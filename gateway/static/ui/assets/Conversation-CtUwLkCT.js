import{Ba as e,Bt as t,Ka as n,M as r,Mi as i,N as a,Oi as o,Ra as s,Ri as c,Ua as l,Un as u,ca as d,it as f,qr as p,ti as m,za as h}from"./ui-CsbANm58.js";import{n as g,t as _}from"./worker-lbs9Cvhx.js";import{a as v,i as y,n as b,r as x,t as S}from"./TurnOf-BAC3oIFY.js";import{i as C}from"./Markdown-B8cJsTQ3.js";var w=n(l(),1),T=new URL(`json.worker-DOBlH3Qs.js`,import.meta.url).href;function E(e,t){let[n,r]=(0,w.useState)({of:null}),[a,s]=(0,w.useState)(0);(0,w.useEffect)(()=>{if(t===null)return;let{remote:n,end:a}=_(g(T)),s=new AbortController;return(async()=>{let a=await o(e,{id:t},{signal:s.signal}),c=await n.load(a),[l]=c.errors;if(l&&Object.keys(c.has).length===0)throw i.of(l,c.cost??void 0);s.signal.aborted||r({of:t,answered:{held:n,loaded:c}})})().catch(e=>{s.signal.aborted||r({of:t,error:e})}),()=>{s.abort(),a()}},[e,t,a]);let c=n.of===t&&t!==null;return{answered:c?n.answered:void 0,error:c?n.error:void 0,again:()=>{r({of:null}),s(a+1)}}}var D=10;function O({held:t,turns:n}){let r=d(b),[i,a]=(0,w.useState)(new Set),[o,c]=(0,w.useState)(D),l=Math.max(0,n.length-o);return e(s,{children:[l>0&&h(`p`,{children:e(u,{onPress:()=>c(o*4),children:[`Show `,f(Math.min(o*3,l)),` of `,f(l),` earlier turns`]})}),h(`ol`,{className:C.turns,"aria-label":`Conversation`,children:n.slice(l).map(e=>h(S,{held:t,turn:e,isPlain:!0,way:v(e.role,r),setWay:k,isOpen:i.has(e.index),setOpen:t=>{let n=new Set(i);t?n.add(e.index):n.delete(e.index),a(n)}},e.index))})]})}var k=()=>void 0,A=c(`
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
`),j=c(`
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
`),M=[];function N({id:e,isAside:t=!1,isBrief:n=!1}){let r=E(n?j:A,e);return h(I,{id:e,isAside:t,isBrief:n,asked:r})}var P=e=>E(A,e);async function F(e,{held:t}){return t.isSame(await o(A,{id:e}))}function I({id:e,isAside:n=!1,isBrief:i=!1,asked:o}){let{answered:s,error:c,again:l}=o,[u,d]=(0,w.useState)(null);(0,w.useEffect)(()=>{s&&s.held.turns().then(e=>d({of:s,turns:e}),()=>void 0)},[s]);let f=u!==null&&u.of===s?u.turns:null;if(c!==void 0)return h(t,{error:c,retry:l});if(!s)return h(p,{});if(!(`messages`in s.loaded.has))return h(a,{what:`completion`});if(f===null)return h(p,{});if(f.length===0)return h(r,{title:`No conversation`,children:h(`p`,{children:`Nothing is logged that can be read as one. What there is stands in Request and Response.`})});let m={held:s.held,turns:f};return i?h(O,{...m},e):h(R,{...m,isAside:n},e)}var L=200;function R({held:t,turns:n,isAside:r}){let i=(0,w.useRef)(null),a=d(b),[o]=(0,w.useState)(a),[c,l]=(0,w.useState)({}),[f,p]=(0,w.useState)(new Set),[g,_]=(0,w.useState)(0),[T,E]=(0,w.useState)(L),D=n.slice(0,T);return m((0,w.useMemo)(()=>{if(r)return M;let e=`Conversation`,t=e=>{let t=Math.max(0,Math.min(D.length-1,g+e));_(t);let n=i.current?.children[t];n instanceof HTMLElement&&n.focus()},n=D[g];return[{id:`next`,title:`Next turn`,group:e,keys:[`j`],run:()=>t(1)},{id:`previous`,title:`Previous turn`,group:e,keys:[`k`],run:()=>t(-1)},{id:`way`,title:`Text, Markdown, JSON`,group:e,keys:[`v`],run:()=>{if(!n)return;let e=y(c[g]??v(n.role,o));l({...c,[g]:e}),x(n.role,e)}},{id:`fold`,title:`Fold or unfold the turn`,group:e,keys:[`e`],run:()=>{let e=new Set(f);e.delete(g)||e.add(g),p(e)}},{id:`fold-all`,title:`Fold or unfold all turns`,group:e,keys:[`Shift e`],run:()=>p(f.size===D.length?new Set:new Set(D.keys()))}]},[r,D,g,c,f,o])),e(s,{children:[h(`ol`,{ref:i,className:C.turns,"aria-label":`Conversation`,children:D.map((e,n)=>h(S,{held:t,turn:e,way:c[n]??v(e.role,o),setWay:t=>{l({...c,[n]:t}),x(e.role,t)},isOpen:f.has(n),setOpen:e=>{let t=new Set(f);e?t.add(n):t.delete(n),p(t)},isFocused:n===g,onFocus:()=>_(n)},e.index))}),n.length>T&&e(u,{onPress:()=>E(T+L),children:[`Show `,Math.min(L,n.length-T),` more of `,n.length,` turns`]})]})}export{E as a,P as i,I as n,F as r,N as t};